package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import java.util.List;

/// The smallest shape and its steps speak of the same axes, and steps lead upwards.
public final class MinFitsStep implements PartsRule<ParameterizedInputShape> {
  public static final Code LENGTHS =
      Code.error(
              "shape-lengths-differ",
              "Two lists that speak of the same axes have different lengths.")
          .why("Software pairs them axis by axis.")
          .section("model 0.4, inputs.shape and outputs.shape")
          .example(
              "shape:\n  min: [1, 1, 64, 64]\n  step: [16, 16]",
              "shape:\n  min: [1, 1, 64, 64]\n  step: [0, 0, 16, 16]");
  public static final Code NEGATIVE =
      Code.error("shape-step-negative", "A step is negative.")
          .why("The shape would shrink below its minimum and in the end vanish.")
          .section("model 0.4, inputs.shape.step")
          .example("step: [0, 0, -16, 16]", "step: [0, 0, 16, 16]");

  @Override
  public List<Code> codes() {
    return List.of(LENGTHS, NEGATIVE);
  }

  @Override
  public void check(ParameterizedInputShape shape, RdfPath at, Findings out) {
    boolean known =
        !out.waitsForOutline(LENGTHS, at.field("min"))
            && !out.waitsForOutline(LENGTHS, at.field("step"));
    if (known && shape.min().size() != shape.step().size()) {
      out.add(
          Finding.of(
                  LENGTHS,
                  at,
                  "min has "
                      + shape.min().size()
                      + " entries, step has "
                      + shape.step().size()
                      + ".")
              .expected("one entry per axis in both"));
    }
    for (int i = 0; i < shape.step().size(); i++) {
      if (shape.step().get(i) < 0 && out.parts().isWhole(at.field("step").index(i))) {
        out.add(
            Finding.of(
                    NEGATIVE, at.field("step").index(i), "The step is " + shape.step().get(i) + ".")
                .expected("0, or the pixels that the size may grow by"));
      }
    }
  }
}
