package eu.riscale.hub.report;

import eu.riscale.hub.run.diagnosis.Change;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.spec.finding.RdfPath;
import tools.jackson.core.JsonGenerator;

/// What the JSON report says of an output that is not the expected one.
record DiagnosisJson(JsonGenerator json) {

  /// Writes properties of the output's object.
  ///
  /// @param id of the output
  void write(String id, Diagnosis diagnosis) {
    diagnosis.differences().ifPresent(this::differences);
    json.writeObjectPropertyStart("diagnosis");
    diagnosis.sentence(id).ifPresent(text -> json.writeStringProperty("sentence", text));
    json.writeBooleanProperty("complete", diagnosis.complete());
    json.writeArrayPropertyStart("causes");
    diagnosis.causes().forEach(this::cause);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void differences(Differences differences) {
    json.writeArrayPropertyStart("histogram");
    for (Differences.Bin bin : differences.histogram()) {
      json.writeStartObject();
      number("up_to", bin.upTo());
      json.writeNumberProperty("elements", bin.elements());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("passes_with");
    number("atol", differences.atol());
    number("rtol", differences.rtol());
    number("allowed_ppm", differences.allowedPpm());
    json.writeBooleanProperty("within_specification", differences.withinLimits());
    json.writeEndObject();
  }

  private void cause(Explanation explanation) {
    json.writeStartObject();
    json.writeStringProperty("cause", explanation.cause().slug());
    json.writeStringProperty("fault", explanation.fault());
    if (!Double.isNaN(explanation.within())) {
      number("agrees_within", explanation.within());
    }
    Change change = explanation.change();
    json.writeObjectPropertyStart("change");
    path(change.path());
    json.writeStringProperty("how", change.how());
    if (!change.yaml().isEmpty()) {
      json.writeStringProperty("yaml", change.yaml());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void path(RdfPath path) {
    json.writeArrayPropertyStart("path");
    for (Object segment : path.segments()) {
      if (segment instanceof Integer index) {
        json.writeNumber(index);
      } else {
        json.writeString(segment.toString());
      }
    }
    json.writeEndArray();
  }

  private void number(String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }
}
