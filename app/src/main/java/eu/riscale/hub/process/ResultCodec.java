package eu.riscale.hub.process;

import eu.riscale.hub.policy.HiddenFinding;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/// The result of `hub test` for one source as bytes, with all that any report shows of it.
final class ResultCodec {
  private ResultCodec() {}

  private enum Kind {
    UNREADABLE,
    VALIDATED,
    TESTED
  }

  static byte[] bytes(ResourceResult result) {
    Encoder out = new Encoder();
    described(out, result.described());
    FindingCodec.Writer findings = new FindingCodec.Writer(out);
    findings.all(result.findings());
    findings.all(result.hidden().stream().map(HiddenFinding::finding).toList());
    out.all(result.hidden(), each -> out.constant(each.by()).text(each.reason()));
    switch (result.outcome()) {
      case Outcome.Unreadable unreadable -> out.constant(Kind.UNREADABLE);
      case Outcome.Validated validated -> out.constant(Kind.VALIDATED);
      case Outcome.Tested(var tests, var end) -> {
        out.constant(Kind.TESTED).constant(end);
        out.all(tests, test -> TestCodec.write(out, findings, test));
      }
      case Outcome.Unchecked unchecked -> throw never();
      case Outcome.Inspected inspected -> throw never();
      case Outcome.Packaged packaged -> throw never();
      case Outcome.NotPackaged none -> throw never();
    }
    return out.bytes();
  }

  private static IllegalArgumentException never() {
    return new IllegalArgumentException("no test ends so");
  }

  static ResourceResult result(byte[] bytes) throws IOException {
    Decoder in = new Decoder(bytes);
    Described described = described(in);
    FindingCodec.Reader reader = new FindingCodec.Reader(in);
    List<Finding> findings = reader.all();
    List<HiddenFinding> hidden = hidden(in, reader.all());
    Outcome outcome =
        switch (in.constant(Kind.values())) {
          case UNREADABLE -> new Outcome.Unreadable();
          case VALIDATED -> new Outcome.Validated(List.of());
          case TESTED -> {
            Outcome.End end = in.constant(Outcome.End.values());
            yield new Outcome.Tested(in.all(() -> TestCodec.read(in, reader)), end);
          }
        };
    in.end();
    if (outcome instanceof Outcome.Unreadable && findings.isEmpty()) {
      throw Decoder.malformed("unreadable without a reason");
    }
    return new ResourceResult(described, findings, outcome, hidden);
  }

  private static List<HiddenFinding> hidden(Decoder in, List<Finding> findings) throws IOException {
    Iterator<Finding> next = findings.iterator();
    List<HiddenFinding> hidden =
        in.all(() -> {
          if (!next.hasNext()) {
            throw Decoder.malformed("more reasons than findings");
          }
          return new HiddenFinding(next.next(), in.constant(HiddenFinding.By.values()), in.text());
        });
    if (next.hasNext()) {
      throw Decoder.malformed("fewer reasons than findings");
    }
    return hidden;
  }

  private static void described(Encoder out, Described described) {
    out.text(described.source()).text(described.file()).text(described.text());
    Described.Facts facts = described.facts();
    out.text(facts.type()).text(facts.formatVersion()).text(facts.validatedAs());
    out.text(facts.name()).text(facts.id()).text(facts.version());
  }

  private static Described described(Decoder in) throws IOException {
    String source = in.text();
    String file = in.text();
    String text = in.text();
    return new Described(
        source,
        file,
        new Described.Facts(in.text(), in.text(), in.text(), in.text(), in.text(), in.text()),
        text);
  }
}
