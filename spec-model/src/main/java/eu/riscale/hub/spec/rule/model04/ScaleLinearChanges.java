package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleLinear;
import eu.riscale.hub.spec.rule.Rule;
import java.util.List;

/// A linear scaling changes something.
public final class ScaleLinearChanges implements Rule<ScaleLinear> {
  public static final Code IDENTITY =
      Code.error("scale-linear-identity", "A linear scaling has gain 1 and offset 0.")
          .why("It changes nothing; most likely a value was forgotten.")
          .section("model 0.4, scale_linear")
          .example(
              "name: scale_linear\nkwargs: {axes: yx}",
              "name: scale_linear\nkwargs: {axes: yx, gain: 0.5}");

  @Override
  public List<Code> codes() {
    return List.of(IDENTITY);
  }

  @Override
  public void check(ScaleLinear step, RdfPath at, Findings out) {
    if (step.gain().isAll(1) && step.offset().isAll(0)) {
      out.add(
          Finding.of(IDENTITY, at, "gain is 1 and offset is 0.")
              .expected("another gain or offset"));
    }
  }
}
