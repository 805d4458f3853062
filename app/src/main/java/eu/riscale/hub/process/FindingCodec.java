package eu.riscale.hub.process;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Findings and paths as bytes. A code is written out where it is first used.
final class FindingCodec {
  private FindingCodec() {}

  /// Writes the findings of one message.
  static final class Writer {
    private final Encoder out;
    private final Map<Code, Integer> known = new HashMap<>();

    Writer(Encoder out) {
      this.out = out;
    }

    void all(List<Finding> findings) {
      out.all(findings, this::finding);
    }

    private void finding(Finding finding) {
      code(finding.code());
      out.constant(finding.severity());
      path(out, finding.path());
      out.text(finding.message()).text(finding.expected()).text(finding.hint());
      out.all(finding.edits(), this::edit);
      out.flag(finding.inBrackets());
      out.optional(Optional.ofNullable(finding.span()), this::span);
    }

    private void code(Code code) {
      Integer number = known.putIfAbsent(code, known.size());
      out.number(number == null ? known.size() - 1 : number);
      if (number == null) {
        out.text(code.slug()).constant(code.severity()).text(code.what()).text(code.why());
        out.text(code.section()).text(code.wrong()).text(code.right());
      }
    }

    private void edit(Edit edit) {
      switch (edit) {
        case Edit.Write(var at, var yaml) -> edit(0, at, yaml);
        case Edit.Example(var at, var yaml) -> edit(1, at, yaml);
        case Edit.Remove(var at) -> edit(2, at, "");
        case Edit.Rename(var at, var name) -> edit(3, at, name);
        case Edit.Replace(var place, var text) -> {
          out.number(4);
          span(place);
          out.text(text);
        }
      }
    }

    private void edit(int kind, RdfPath at, String text) {
      path(out.number(kind), at);
      out.text(text);
    }

    private void span(Span span) {
      out.number(span.line()).number(span.column()).number(span.endLine()).number(span.endColumn());
    }
  }

  /// Reads the findings of one message.
  static final class Reader {
    private final Decoder in;
    private final List<Code> known = new ArrayList<>();

    Reader(Decoder in) {
      this.in = in;
    }

    List<Finding> all() throws IOException {
      return in.all(this::finding);
    }

    private Finding finding() throws IOException {
      Code code = code();
      Severity severity = in.constant(Severity.values());
      RdfPath path = path(in);
      return new Finding(
          code,
          severity,
          path,
          in.text(),
          in.text(),
          in.text(),
          in.all(this::edit),
          in.flag(),
          in.optional(this::span).orElse(null));
    }

    private Code code() throws IOException {
      int number = in.integer();
      if (number < 0 || number > known.size()) {
        throw Decoder.malformed("an unknown code");
      }
      if (number == known.size()) {
        String slug = in.text();
        Severity severity = in.constant(Severity.values());
        known.add(new Code(slug, severity, in.text(), in.text(), in.text(), in.text(), in.text()));
      }
      return known.get(number);
    }

    private Edit edit() throws IOException {
      int kind = in.integer();
      return switch (kind) {
        case 0 -> new Edit.Write(path(in), in.text());
        case 1 -> new Edit.Example(path(in), in.text());
        case 2 -> removed(path(in), in.text());
        case 3 -> new Edit.Rename(path(in), in.text());
        case 4 -> new Edit.Replace(span(), in.text());
        default -> throw Decoder.malformed("an unknown kind of change");
      };
    }

    private static Edit removed(RdfPath at, String text) throws IOException {
      if (!text.isEmpty()) {
        throw Decoder.malformed("a text for what is removed");
      }
      return new Edit.Remove(at);
    }

    /// Reports look lines up by it.
    private Span span() throws IOException {
      Span span = new Span(in.integer(), in.integer(), in.integer(), in.integer());
      if (span.line() < 1 || span.column() < 1 || span.endLine() < 1 || span.endColumn() < 1) {
        throw Decoder.malformed("a place that is none");
      }
      return span;
    }
  }

  static void path(Encoder out, RdfPath path) {
    out.all(
        path.segments(),
        segment -> {
          if (segment instanceof Integer index) {
            out.flag(true).number(index);
          } else {
            out.flag(false).text(segment.toString());
          }
        });
  }

  static RdfPath path(Decoder in) throws IOException {
    RdfPath path = RdfPath.ROOT;
    for (Object segment : in.<Object>all(() -> in.flag() ? (Object) in.integer() : in.text())) {
      path = segment instanceof Integer index ? path.index(index) : path.field((String) segment);
    }
    return path;
  }
}
