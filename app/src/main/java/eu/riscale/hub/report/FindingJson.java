package eu.riscale.hub.report;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Findings, as the field `findings` of a result or of a test.
///
/// @param file the description that they speak of
record FindingJson(JsonGenerator json, JsonFields fields, String file) {

  void write(List<Finding> findings) {
    json.writeArrayPropertyStart("findings");
    findings.forEach(this::finding);
    json.writeEndArray();
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
