package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleLinear;
import eu.riscale.hub.spec.rule.model.ScaleLinearNeeded;
import java.util.List;

/// A linear scaling changes something.
public final class ScaleLinearChanges implements Rule<ScaleLinear> {
  @Override
  public List<Code> codes() {
    return List.of(ScaleLinearNeeded.WITHOUT_EFFECT);
  }

  @Override
  public void check(ScaleLinear step, RdfPath at, Findings out) {
    if (step.gain().isAll(1) && step.offset().isAll(0)) {
      out.add(
          Finding.of(ScaleLinearNeeded.WITHOUT_EFFECT, at, "gain is 1 and offset is 0.")
              .expected("another gain or offset"));
    }
  }
}
