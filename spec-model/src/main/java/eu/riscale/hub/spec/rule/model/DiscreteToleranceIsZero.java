package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import java.util.List;

/// Whole numbers are reproduced exactly, but for a share of them.
public final class DiscreteToleranceIsZero implements PartsRule<ReproducibilityTolerance> {
  public static final Code NOT_ZERO =
      Code.error("tolerance-discrete-not-zero", "A tolerance for whole numbers is not zero.")
          .why("Labels and classes are equal or not; 3 is no better than 7 where 2 is right.")
          .section("model 0.5, config.bioimageio.reproducibility_tolerance")
          .example(
              "- {output_ids: any_discrete_output, absolute_tolerance: 0.1}",
              "- {output_ids: any_discrete_output, mismatched_elements_per_million: 1000}");

  @Override
  public List<Code> codes() {
    return List.of(NOT_ZERO);
  }

  @Override
  public void check(ReproducibilityTolerance tolerance, RdfPath at, Findings out) {
    if (out.waits(NOT_ZERO, at.field("output_ids"))) {
      return;
    }
    if (tolerance.outputs() instanceof ReproducibilityTolerance.Outputs.AnyDiscrete) {
      report(tolerance, "any discrete output", at, out);
    }
  }

  static void report(ReproducibilityTolerance tolerance, String output, RdfPath at, Findings out) {
    if (tolerance.relativeTolerance() != 0) {
      report("relative_tolerance", tolerance.relativeTolerance(), output, at, out);
    }
    if (tolerance.absoluteTolerance() != 0) {
      report("absolute_tolerance", tolerance.absoluteTolerance(), output, at, out);
    }
  }

  private static void report(String field, double value, String output, RdfPath at, Findings out) {
    if (out.parts().isBroken(at.field(field))) {
      return;
    }
    out.add(
        Finding.of(
                NOT_ZERO,
                at.field(field),
                field + " is " + value + " for " + output + ", which holds whole numbers.")
            .expected("0"));
  }
}
