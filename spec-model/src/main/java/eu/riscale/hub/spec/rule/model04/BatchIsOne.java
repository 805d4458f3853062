package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_5.axis.BatchAxis;
import java.util.List;

/// Inputs are described for one sample: batches of any size are made of it.
public final class BatchIsOne implements PartsRule<InputTensorDescr> {
  public static final Code STEP =
      Code.error("batch-step-not-zero", "The batch axis of an input has a step.")
          .why("A batch may always grow; the step says how a single sample grows.")
          .section("model 0.4, inputs.shape.step")
          .example(
              "axes: bcyx\nshape:\n  min: [1, 1, 64, 64]\n  step: [1, 0, 16, 16]",
              "axes: bcyx\nshape:\n  min: [1, 1, 64, 64]\n  step: [0, 0, 16, 16]");

  @Override
  public List<Code> codes() {
    return List.of(BatchAxis.SIZE, STEP);
  }

  @Override
  public void check(InputTensorDescr input, RdfPath at, Findings out) {
    RdfPath axes = at.field("axes");
    RdfPath shape = at.field("shape");
    if (out.waits(List.of(BatchAxis.SIZE, STEP), axes, shape)) {
      return;
    }
    int batch = input.axes().indexOf('b');
    List<Integer> smallest = input.shape().smallest();
    if (batch < 0 || batch >= smallest.size()) {
      return;
    }
    if (input.shape() instanceof ParameterizedInputShape(List<Integer> min, List<Integer> step)) {
      if (step.size() == min.size() && step.get(batch) > 0) {
        out.add(
            Finding.of(
                    STEP,
                    shape.field("step").index(batch),
                    "The step of the batch axis is " + step.get(batch) + ".")
                .expected("0"));
      }
      shape = shape.field("min");
    }
    if (smallest.get(batch) > 1) { // What is less is no size.
      out.add(
          Finding.of(
                  BatchAxis.SIZE,
                  shape.index(batch),
                  "The size of the batch axis is " + smallest.get(batch) + ".")
              .expected("1"));
    }
  }
}
