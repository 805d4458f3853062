package eu.riscale.hub.report.json;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Severity;
import tools.jackson.core.JsonGenerator;

/// What a code means, as a rule of a SARIF log.
record SarifRule(JsonGenerator json) {

  void write(Code code) {
    json.writeStartObject();
    json.writeStringProperty("id", code.slug());
    message("shortDescription", code.what());
    if (!code.why().isEmpty()) {
      message("fullDescription", code.why());
    }
    json.writeObjectPropertyStart("help");
    json.writeStringProperty("text", text(code));
    json.writeEndObject();
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", level(code.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void message(String field, String text) {
    json.writeObjectPropertyStart(field);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  private static String text(Code code) {
    StringBuilder text = new StringBuilder(code.what());
    text.append(code.why().isEmpty() ? "" : "\n\n" + code.why());
    if (!code.wrong().isEmpty()) {
      text.append("\n\nWrong:\n\n").append(code.wrong().strip().indent(4));
      text.append("\nRight:\n\n").append(code.right().strip().indent(4));
    }
    return text + (code.section().isEmpty() ? "" : "\n\nSpecification: " + code.section());
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case ALERT, WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
