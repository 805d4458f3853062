package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr;
import java.util.List;

/// Linear scaling changes something.
public final class ScaleLinearNeeded implements Rule<ScaleLinearDescr.Kwargs> {
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
  public void check(ScaleLinearDescr.Kwargs kwargs, RdfPath at, Findings out) {
    boolean changes =
        switch (kwargs) {
          case ScaleLinearDescr.ScaleLinearKwargs(double gain, double offset) ->
              gain != 1.0 || offset != 0.0;
          case ScaleLinearDescr.ScaleLinearAlongAxisKwargs along -> {
            checkLengths(along, at, out);
            yield along.gain().stream().anyMatch(gain -> gain != 1.0)
                || along.offset().stream().anyMatch(offset -> offset != 0.0);
          }
        };
    if (!changes) {
      out.add(WITHOUT_EFFECT, at, "Every gain is 1 and every offset 0.");
    }
  }

  private static void checkLengths(
      ScaleLinearDescr.ScaleLinearAlongAxisKwargs along, RdfPath at, Findings out) {
    int gains = along.gain().size();
    int offsets = along.offset().size();
    if (gains != offsets && gains > 1 && offsets > 1) {
      out.add(
          MeanAndStdAgree.DIFFER,
          at.field("offset"),
          "There are " + gains + " gains and " + offsets + " offsets.");
    }
  }
}
