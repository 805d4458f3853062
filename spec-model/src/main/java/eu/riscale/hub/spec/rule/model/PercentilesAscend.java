package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.PercentileRange;
import java.util.List;

/// The lower percentile lies below the upper one.
public final class PercentilesAscend implements PartsRule<PercentileRange> {
  public static final Code ORDER =
      Code.error("percentiles-not-ascending", "The lower percentile is not below the upper one.")
          .why("The range between them is empty, so it cannot be scaled.")
          .section("model 0.4 and 0.5, scale_range")
          .example(
              "kwargs: {min_percentile: 99, max_percentile: 5}",
              "kwargs: {min_percentile: 5, max_percentile: 99}");

  @Override
  public List<Code> codes() {
    return List.of(ORDER);
  }

  @Override
  public void check(PercentileRange range, RdfPath at, Findings out) {
    if (out.waits(ORDER, at.field("min_percentile"), at.field("max_percentile"))) {
      return;
    }
    if (range.minPercentile() >= range.maxPercentile()) {
      out.add(
          Finding.of(
                  ORDER,
                  at.field("max_percentile"),
                  "min_percentile is "
                      + range.minPercentile()
                      + " and max_percentile is "
                      + range.maxPercentile()
                      + ".")
              .expected("min_percentile below max_percentile"));
    }
  }
}
