package eu.riscale.hub.report.json;

import eu.riscale.hub.consumer.Verdict;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Which software can use a model, as the field `consumers` of its result.
record ConsumerJson(JsonGenerator json, JsonFields fields) {

  /// Left out where no software was asked for.
  void write(List<Verdict> verdicts) {
    if (!verdicts.isEmpty()) {
      json.writeArrayPropertyStart("consumers");
      verdicts.forEach(this::verdict);
      json.writeEndArray();
    }
  }

  private void verdict(Verdict verdict) {
    json.writeStartObject();
    json.writeStringProperty("id", verdict.consumer());
    fields.text("version", verdict.version());
    json.writeStringProperty("verdict", verdict.outcome().word());
    json.writeArrayPropertyStart("reasons");
    for (Verdict.Reason reason : verdict.reasons()) {
      json.writeStartObject();
      json.writeStringProperty("code", reason.code());
      json.writeStringProperty("message", reason.message());
      fields.text("hint", reason.hint());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
