package eu.riscale.hub.report.read;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.packaging.Change;
import eu.riscale.hub.packaging.PackageFile;
import eu.riscale.hub.packaging.Packed;
import eu.riscale.hub.profile.Score;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ResourceResult.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One result of a report.
///
/// @param codes the rules of the report
record ResultReader(Map<String, Code> codes) {

  ResourceResult result(Part part) throws BrokenReport {
    FindingReader reader = new FindingReader(codes);
    List<Finding> findings = reader.all(part);
    Status status = part.word("status", List.of(Status.values()), Status::word);
    Outcome outcome = outcome(part, status, reader);
    Described described = described(part, reader);
    ResourceResult result =
        new ResourceResult(described, findings, outcome, reader.hidden(part))
            .after(part.number("seconds", 0));
    if (result.status() != status) {
      throw Part.no(part.at("status"), "what follows from its findings and tests");
    }
    if (status == Status.UNREADABLE && findings.isEmpty()) {
      throw Part.no(part.at("findings"), "a reason why it is unreadable");
    }
    return result;
  }

  private Outcome outcome(Part part, Status status, FindingReader findings) throws BrokenReport {
    if (status == Status.UNREADABLE) {
      return new Outcome.Unreadable();
    }
    if (status == Status.UNCHECKED) {
      return new Outcome.Unchecked();
    }
    if (part.has("tests")) {
      Outcome.End end = part.flag("cut_off") ? Outcome.End.CUT_OFF : Outcome.End.REACHED;
      return new Outcome.Tested(part.parts("tests", new TestReader(findings)::test), end);
    }
    if (part.has("package")) {
      return new Outcome.Packaged(packed(part.part("package")));
    }
    if (status == Status.FAILED) {
      return new Outcome.NotPackaged();
    }
    List<Verdict> consumers = part.parts("consumers", ResultReader::verdict);
    if (part.has("inputs") || part.has("tensor")) {
      return new Outcome.Inspected(InspectionReader.inspection(part), consumers);
    }
    return new Outcome.Validated(
        consumers, part.parts("profiles", score -> score(score, findings)));
  }

  private static Described described(Part part, FindingReader findings) throws BrokenReport {
    Described.Facts facts =
        new Described.Facts(
            part.text("type"),
            part.text("format_version"),
            part.text("validated_as"),
            part.text("name"),
            part.text("id"),
            part.text("version"));
    String file = part.text("file");
    boolean zip = part.has("local_zip");
    Described.Recorded recorded =
        new Described.Recorded(
            part.has("local_file")
                ? part.text("local_file")
                : part.text(zip ? "local_zip" : "source"),
            zip ? file : "",
            findings.lines());
    return new Described(part.text("source"), file, facts, "", Optional.of(recorded));
  }

  private static Verdict verdict(Part part) throws BrokenReport {
    return new Verdict(
        part.plain("id"),
        part.plain("version"),
        part.word("verdict", List.of(Verdict.Outcome.values()), Verdict.Outcome::word),
        part.parts("reasons", ResultReader::reason));
  }

  private static Verdict.Reason reason(Part part) throws BrokenReport {
    return new Verdict.Reason(part.plain("code"), part.text("message"), part.text("hint"));
  }

  private static Score score(Part part, FindingReader findings) throws BrokenReport {
    return new Score(
        part.plain("id"),
        part.parts(
            "requirements",
            mark ->
                new Score.Mark(
                    findings.code(mark),
                    mark.integer("points"),
                    mark.word("state", List.of(Score.State.values()), Score.State::word))));
  }

  private static Packed packed(Part part) throws BrokenReport {
    return new Packed(
        part.text("output"),
        part.flag("written") ? Packed.State.WRITTEN : Packed.State.TRIED_OUT,
        part.parts("files", ResultReader::file),
        part.parts("changes", ResultReader::change),
        part.texts("left_out"));
  }

  private static PackageFile file(Part part) throws BrokenReport {
    return new PackageFile(
        part.text("name"), part.text("from"), part.count("size"), part.plain("sha256"));
  }

  private static Change change(Part part) throws BrokenReport {
    return new Change(part.text("at"), part.text("from"), part.text("to"));
  }
}
