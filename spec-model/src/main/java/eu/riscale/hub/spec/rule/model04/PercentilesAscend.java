package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleRange;
import eu.riscale.hub.spec.rule.Rule;
import java.util.List;

/// The lower percentile lies below the upper one.
public final class PercentilesAscend implements Rule<ScaleRange> {
  public static final Code REVERSED =
      Code.error("percentiles-reversed", "The lower percentile is not below the upper one.")
          .why("The range between them would be empty.")
          .section("model 0.4, scale_range")
          .example(
              "kwargs: {mode: per_sample, axes: yx, min_percentile: 99, max_percentile: 5}",
              "kwargs: {mode: per_sample, axes: yx, min_percentile: 5, max_percentile: 99}");

  @Override
  public List<Code> codes() {
    return List.of(REVERSED);
  }

  @Override
  public void check(ScaleRange step, RdfPath at, Findings out) {
    if (step.minPercentile() >= step.maxPercentile()) {
      out.add(
          Finding.of(
                  REVERSED,
                  at,
                  "min_percentile is "
                      + step.minPercentile()
                      + " and max_percentile is "
                      + step.maxPercentile()
                      + ".")
              .expected("min_percentile below max_percentile"));
    }
  }
}
