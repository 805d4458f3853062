package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.LinearScaling;
import java.util.List;

/// Linear scaling changes something.
public final class ScaleLinearNeeded implements PartsRule<LinearScaling> {
  public static final Code WITHOUT_EFFECT =
      Code.error(
              "scale-linear-without-effect",
              "scale_linear with gain 1 and offset 0 changes nothing.")
          .why("A step that does nothing is a mistake in its parameters.")
          .section("model 0.4 and 0.5, scale_linear")
          .example("kwargs: {gain: 1.0}", "kwargs: {gain: 0.00392156862745098}");

  @Override
  public List<Code> codes() {
    return List.of(WITHOUT_EFFECT);
  }

  @Override
  public void check(LinearScaling scaling, RdfPath at, Findings out) {
    if (out.waits(WITHOUT_EFFECT, at.field("gain"), at.field("offset"))) {
      return;
    }
    if (scaling.keepsAll()) {
      out.add(
          Finding.of(WITHOUT_EFFECT, at, "Every gain is 1 and every offset 0.")
              .expected("another gain or offset"));
    }
  }
}
