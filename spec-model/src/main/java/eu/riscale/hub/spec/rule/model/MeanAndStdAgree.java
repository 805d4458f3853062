package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.processing.FixedZeroMeanUnitVarianceDescr;
import java.util.List;

/// A list of means has a deviation for each.
public final class MeanAndStdAgree
    implements PartsRule<FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceAlongAxisKwargs> {
  public static final Code DIFFER =
      Code.error("op-lists-differ", "Two lists of parameters differ in length.")
          .why("Each position along the axis needs one value of both.")
          .section("model 0.5, fixed_zero_mean_unit_variance and scale_linear")
          .example(
              "kwargs: {axis: channel, mean: [1, 2], std: [1]}",
              "kwargs: {axis: channel, mean: [1, 2], std: [1, 1]}");

  @Override
  public List<Code> codes() {
    return List.of(DIFFER);
  }

  @Override
  public void check(
      FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceAlongAxisKwargs fixed,
      RdfPath at,
      Findings out) {
    if (out.waitsForOutline(DIFFER, at.field("mean"))
        || out.waitsForOutline(DIFFER, at.field("std"))) {
      return;
    }
    if (fixed.mean().size() != fixed.std().size()) {
      out.add(
          DIFFER,
          at.field("std"),
          "There are " + fixed.mean().size() + " means and " + fixed.std().size() + " deviations.");
    }
  }
}
