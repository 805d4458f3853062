package eu.riscale.hub.report.json;

import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.RanOn;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.work.Outcome;
import tools.jackson.core.JsonGenerator;

/// What the tests of a model gave, as the field `tests` of its result.
record TestJson(JsonGenerator json, JsonFields fields, FindingJson findings) {

  /// The list is empty where there was nothing to run.
  void write(Outcome.Tested tested) {
    if (tested.end() == Outcome.End.CUT_OFF) {
      json.writeBooleanProperty("cut_off", true);
    }
    json.writeArrayPropertyStart("tests");
    tested.tests().forEach(this::test);
    json.writeEndArray();
  }

  private void test(WeightsTest test) {
    json.writeStartObject();
    json.writeStringProperty("weights", test.weights());
    json.writeStringProperty("name", test.name());
    json.writeStringProperty("status", test.status().word());
    if (test.progress() != WeightsTest.Progress.ENDED) {
      json.writeStringProperty("progress", test.progress().word());
    }
    test.reproduction().ifPresent(it -> json.writeStringProperty("outcome", it.word()));
    fields.text("reason", test.reason());
    fields.text("detail", test.detail());
    place(test.ranOn());
    if (test.status() != WeightsTest.Status.SKIPPED || test.seconds() > 0) {
      fields.number("seconds", test.seconds());
    }
    if (!test.ranOn().isNothing()) {
      json.writeObjectPropertyStart("steps");
      test.phases().forEach((phase, seconds) -> fields.number(phase.word(), seconds));
      json.writeEndObject();
    }
    if (test.peakMemory() > 0) {
      json.writeNumberProperty("peak_memory_bytes", test.peakMemory());
    }
    json.writeArrayPropertyStart("outputs");
    test.outputs().forEach(this::output);
    json.writeEndArray();
    findings.write(test.findings());
    if (!test.printed().isEmpty()) {
      json.writeName("printed");
      ShownJson.whole(json, test.printed().text());
      json.writeNumberProperty("printed_bytes", test.printed().bytes());
    }
    json.writeEndObject();
  }

  private void place(RanOn ranOn) {
    fields.text("engine", ranOn.engine());
    fields.text("device", ranOn.device());
    fields.text("card", ranOn.card());
    fields.text("device_reason", ranOn.whyNotGpu());
    if (ranOn.isOnGpu()) {
      fields.text("precision", "float32");
    }
    Placement placement = ranOn.placement();
    if (!placement.equals(Placement.NOT_TOLD) && !placement.isUncertain()) {
      json.writeObjectPropertyStart("nodes");
      json.writeNumberProperty(ranOn.device(), placement.onDevice());
      if (ranOn.isOnGpu()) {
        json.writeNumberProperty("cpu", placement.countOnCpu());
      }
      json.writeEndObject();
    }
  }

  private void output(ComparedOutput tested) {
    OutputComparison output = tested.comparison();
    json.writeStartObject();
    json.writeStringProperty("id", output.id());
    fields.integers("shape", output.shape());
    fields.number("max_abs_diff", output.maxAbsDiff());
    fields.number("max_rel_diff", output.maxRelDiff());
    json.writeNumberProperty("elements", output.size());
    json.writeNumberProperty("mismatched", output.mismatched());
    fields.number("mismatched_ppm", output.mismatchedPpm());
    fields.number("atol", output.tolerance().atol());
    fields.number("rtol", output.tolerance().rtol());
    fields.number("allowed_ppm", output.tolerance().allowedPpm());
    if (!output.worstAt().isEmpty()) {
      fields.integers("worst_at", output.worstAt());
      fields.figure("worst_actual", output.worstActual());
      fields.figure("worst_expected", output.worstExpected());
    }
    tested.objects().ifPresent(this::objects);
    tested
        .diagnosis()
        .ifPresent(found -> new DiagnosisJson(json, fields).write(output.id(), found));
    json.writeEndObject();
  }

  private void objects(LabelObjects found) {
    json.writeObjectPropertyStart("objects");
    json.writeNumberProperty("expected", found.expected());
    json.writeNumberProperty("found", found.found());
    json.writeNumberProperty("matched", found.matched());
    json.writeNumberProperty("lost", found.lost());
    json.writeNumberProperty("gained", found.gained());
    json.writeNumberProperty("split", found.split());
    json.writeNumberProperty("merged", found.merged());
    if (found.matched() > 0) {
      fields.number("mean_iou", found.meanIou());
    }
    json.writeEndObject();
  }
}
