package eu.riscale.hub.report.json;

import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.diagnosis.Explanation;
import tools.jackson.core.JsonGenerator;

/// What the JSON report says of an output that is not the expected one.
record DiagnosisJson(JsonGenerator json, JsonFields fields) {

  /// Writes properties of the output's object.
  ///
  /// @param id of the output
  void write(String id, Diagnosis diagnosis) {
    diagnosis.differences().ifPresent(this::differences);
    json.writeObjectPropertyStart("diagnosis");
    diagnosis.sentence(id).ifPresent(text -> json.writeStringProperty("sentence", text));
    json.writeBooleanProperty("complete", diagnosis.complete());
    if (diagnosis.tried() == Diagnosis.Tried.UNTIL_TIME_WAS_UP) {
      json.writeBooleanProperty("time_was_up", true);
    }
    json.writeArrayPropertyStart("causes");
    diagnosis.causes().forEach(this::cause);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void differences(Differences differences) {
    json.writeArrayPropertyStart("histogram");
    for (Differences.Bin bin : differences.histogram()) {
      json.writeStartObject();
      fields.number("up_to", bin.upTo());
      json.writeNumberProperty("elements", bin.elements());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("passes_with");
    fields.number("atol", differences.atol());
    fields.number("rtol", differences.rtol());
    fields.number("allowed_ppm", differences.allowedPpm());
    json.writeBooleanProperty("within_specification", differences.withinLimits());
    json.writeEndObject();
  }

  private void cause(Explanation explanation) {
    json.writeStartObject();
    json.writeStringProperty("cause", explanation.cause().slug());
    json.writeStringProperty("fault", explanation.fault());
    if (!Double.isNaN(explanation.within())) {
      fields.number("agrees_within", explanation.within());
    }
    Correction correction = explanation.correction();
    json.writeObjectPropertyStart("change");
    fields.path("path", correction.path());
    json.writeStringProperty("how", correction.how());
    fields.text("yaml", correction.yaml());
    json.writeEndObject();
    json.writeEndObject();
  }
}
