package eu.riscale.hub.spec.rule.model04;

import static eu.riscale.hub.spec.rule.model.PercentilesAscend.ORDER;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleRange;
import java.util.List;

/// The lower percentile lies below the upper one.
public final class PercentilesAscend implements Rule<ScaleRange> {
  @Override
  public List<Code> codes() {
    return List.of(ORDER);
  }

  @Override
  public void check(ScaleRange step, RdfPath at, Findings out) {
    if (step.minPercentile() >= step.maxPercentile()) {
      out.add(
          Finding.of(
                  ORDER,
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
