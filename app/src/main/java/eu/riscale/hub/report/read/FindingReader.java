package eu.riscale.hub.report.read;

import eu.riscale.hub.policy.HiddenFinding;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.MarkedLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The findings of one source.
final class FindingReader {
  /// In one list; a report that claims more is none of a model.
  private static final int MOST_MORE = 1_000_000;

  private final Map<String, Code> codes;
  private final Map<Span, MarkedLine> lines = new HashMap<>();

  /// @param codes the rules of the report
  FindingReader(Map<String, Code> codes) {
    this.codes = codes;
  }

  /// The lines that findings were read with.
  Map<Span, MarkedLine> lines() {
    return Map.copyOf(lines);
  }

  /// Those that are shown, and behind them as many as were left out, of which only the kind is
  /// known.
  List<Finding> all(Part holder) throws BrokenReport {
    List<Finding> all = new ArrayList<>(holder.parts("findings", this::finding));
    for (List<Finding> more : holder.parts("more_findings", this::more)) {
      all.addAll(more);
    }
    return List.copyOf(all);
  }

  private List<Finding> more(Part part) throws BrokenReport {
    int count = part.integer("count");
    if (count > MOST_MORE) {
      throw Part.no(part.at("count"), "a number that a model has");
    }
    Finding one = Finding.of(code(part), RdfPath.ROOT, "not shown").severity(severity(part));
    return Collections.nCopies(count, one);
  }

  /// Those that somebody asked not to be told of, of which only the kind is known.
  List<HiddenFinding> hidden(Part holder) throws BrokenReport {
    List<HiddenFinding> hidden = new ArrayList<>();
    for (Part part : holder.parts("hidden", one -> one)) {
      HiddenFinding.By by =
          part.word("by", List.of(HiddenFinding.By.values()), HiddenFinding.By::word);
      String reason = part.text("reason");
      more(part).forEach(finding -> hidden.add(new HiddenFinding(finding, by, reason)));
    }
    return List.copyOf(hidden);
  }

  Code code(Part part) throws BrokenReport {
    Code code = codes.get(part.text("code"));
    if (code == null) {
      throw Part.no(part.at("code"), "among its rules");
    }
    return code;
  }

  static Severity severity(Part part) throws BrokenReport {
    return part.word("severity", List.of(Severity.values()), Severity::word);
  }

  private Finding finding(Part part) throws BrokenReport {
    Finding finding =
        new Finding(
            code(part),
            severity(part),
            part.path("path"),
            part.text("message"),
            part.text("expected"),
            part.text("hint"),
            part.parts("fix", FindingReader::edit),
            part.flag("in_brackets"),
            null);
    if (!part.has("line")) {
      return finding;
    }
    Span span = span(part);
    if (part.has("excerpt")) {
      lines.put(span, line(part, span));
    }
    return finding.at(span);
  }

  private static MarkedLine line(Part part, Span span) throws BrokenReport {
    String text = part.text("excerpt");
    if (text.length() > MarkedLine.LONGEST) {
      throw Part.no(part.at("excerpt"), "as short as hub writes it");
    }
    return MarkedLine.ofText(text, span);
  }

  private static Span span(Part part) throws BrokenReport {
    Span span =
        new Span(
            part.integer("line"),
            part.integer("column"),
            part.integer(part.has("end_line") ? "end_line" : "line"),
            part.integer("end_column"));
    if (span.line() < 1 || span.column() < 1 || span.endLine() < 1 || span.endColumn() < 1) {
      throw Part.no(part.at("line"), "a place");
    }
    return span;
  }

  private static Edit edit(Part part) throws BrokenReport {
    return switch (part.text("edit")) {
      case "write" -> new Edit.Write(part.path("path"), part.text("yaml"));
      case "example" -> new Edit.Example(part.path("path"), part.text("yaml"));
      case "remove" -> new Edit.Remove(part.path("path"));
      case "rename" -> new Edit.Rename(part.path("path"), part.text("name"));
      case "replace" -> new Edit.Replace(span(part), part.text("text"));
      default -> throw Part.no(part.at("edit"), "a change that this hub knows");
    };
  }
}
