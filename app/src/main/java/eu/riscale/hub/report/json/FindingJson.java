package eu.riscale.hub.report.json;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.ShownFindings;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Findings, as the field `findings` of a result or of a test.
///
/// @param file the description that they speak of
record FindingJson(JsonGenerator json, JsonFields fields, String file) {

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
    }
    json.writeStringProperty("message", finding.message());
    fields.text("expected", finding.expected());
    fields.text("hint", finding.hint());
    json.writeEndObject();
  }
}
