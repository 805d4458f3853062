package eu.riscale.hub.report.json;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.MarkedLine;
import eu.riscale.hub.work.MarkedLines;
import eu.riscale.hub.work.ShownFindings;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Findings, as the field `findings` of a result or of a test.
///
/// @param file the description that they speak of
/// @param lines its lines
record FindingJson(JsonGenerator json, JsonFields fields, String file, MarkedLines lines) {
  FindingJson(JsonGenerator json, JsonFields fields, Described described) {
    this(json, fields, described.file(), MarkedLines.of(described));
  }

  /// Beside it the field `more_findings`, where not all are shown.
  void write(List<Finding> findings) {
    ShownFindings shown = ShownFindings.of(findings);
    json.writeArrayPropertyStart("findings");
    shown.first().forEach(this::finding);
    json.writeEndArray();
    if (!shown.more().isEmpty()) {
      json.writeArrayPropertyStart("more_findings");
      shown.more().forEach(this::more);
      json.writeEndArray();
    }
  }

  private void more(ShownFindings.More more) {
    json.writeStartObject();
    json.writeStringProperty("code", more.code().slug());
    json.writeStringProperty("severity", more.severity().word());
    json.writeNumberProperty("count", more.count());
    json.writeEndObject();
  }

  private void finding(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("code", finding.code().slug());
    json.writeStringProperty("severity", finding.severity().word());
    fields.path("path", finding.path());
    Span span = finding.span();
    if (span != null) {
      fields.text("file", file);
      json.writeNumberProperty("line", span.line());
      json.writeNumberProperty("column", span.column());
      if (span.endLine() != span.line()) {
        json.writeNumberProperty("end_line", span.endLine());
      }
      json.writeNumberProperty("end_column", span.endColumn());
      lines.at(span).ifPresent(this::excerpt);
    }
    json.writeStringProperty("message", finding.message());
    fields.text("expected", finding.expected());
    fields.text("hint", finding.hint());
    if (!finding.edits().isEmpty()) {
      json.writeArrayPropertyStart("fix");
      finding.edits().forEach(this::edit);
      json.writeEndArray();
    }
    if (finding.inBrackets()) {
      json.writeBooleanProperty("in_brackets", true);
    }
    json.writeEndObject();
  }

  private void excerpt(MarkedLine line) {
    json.writeStringProperty("excerpt", line.text());
  }

  private void edit(Edit edit) {
    json.writeStartObject();
    switch (edit) {
      case Edit.Write(var path, var yaml) -> edit("write", path, "yaml", yaml);
      case Edit.Example(var path, var yaml) -> edit("example", path, "yaml", yaml);
      case Edit.Remove(var path) -> edit("remove", path, "", "");
      case Edit.Rename(var path, var name) -> edit("rename", path, "name", name);
      case Edit.Replace(var span, var text) -> {
        json.writeStringProperty("edit", "replace");
        json.writeNumberProperty("line", span.line());
        json.writeNumberProperty("column", span.column());
        json.writeNumberProperty("end_line", span.endLine());
        json.writeNumberProperty("end_column", span.endColumn());
        json.writeStringProperty("text", text);
      }
    }
    json.writeEndObject();
  }

  private void edit(String kind, RdfPath path, String name, String text) {
    json.writeStringProperty("edit", kind);
    fields.path("path", path);
    fields.text(name, text);
  }
}
