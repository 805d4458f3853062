package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.Mode;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ZeroMeanUnitVariance;
import java.util.List;

/// Mean and standard deviation are given just where they are not measured.
public final class FixedStatistics implements PartsRule<ZeroMeanUnitVariance> {
  public static final Code MISSING =
      Code.error(
              "fixed-statistics-missing",
              "Mean and standard deviation are neither given nor to be measured.")
          .why("With mode fixed, which is the default, the values come from the description.")
          .section("model 0.4, zero_mean_unit_variance")
          .example(
              "name: zero_mean_unit_variance\nkwargs: {axes: yx}",
              "name: zero_mean_unit_variance\nkwargs: {axes: yx, mode: per_sample}");
  public static final Code UNUSED =
      Code.error(
              "fixed-statistics-unused",
              "Mean and standard deviation are given and would be measured as well.")
          .why("Only mode fixed uses the values that are written down.")
          .section("model 0.4, zero_mean_unit_variance")
          .example(
              """
              name: zero_mean_unit_variance
              kwargs: {axes: yx, mode: per_sample, mean: 0.5, std: 0.2}\
              """,
              """
              name: zero_mean_unit_variance
              kwargs: {axes: yx, mode: fixed, mean: 0.5, std: 0.2}\
              """);

  @Override
  public List<Code> codes() {
    return List.of(MISSING, UNUSED);
  }

  @Override
  public void check(ZeroMeanUnitVariance step, RdfPath at, Findings out) {
    if (out.waits(MISSING, at.field("mode"))) {
      return;
    }
    boolean mean = out.parts().isGiven(step.mean(), at.field("mean"));
    boolean std = out.parts().isGiven(step.std(), at.field("std"));
    boolean fixed = step.mode() == Mode.FIXED;
    if (fixed && !(mean && std)) {
      out.add(
          Finding.of(MISSING, at, "The mode is fixed, but mean or std is missing.")
              .expected("mean and std, or the mode per_sample or per_dataset"));
    }
    if (!fixed && (mean || std)) {
      out.add(
          Finding.of(
                  UNUSED, at, "The mode is " + step.mode().word() + ", but mean or std is given.")
              .hint("Remove mean and std, or set the mode to fixed."));
    }
  }
}
