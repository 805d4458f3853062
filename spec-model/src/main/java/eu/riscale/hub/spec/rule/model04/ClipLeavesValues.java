package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Clip;
import eu.riscale.hub.spec.rule.Rule;
import java.util.List;

/// Clipping leaves more than one value.
public final class ClipLeavesValues implements Rule<Clip> {
  public static final Code EMPTY =
      Code.error("clip-empty-range", "The lower limit of a clip is not below the upper.")
          .why("All values would become the same, or the step fails.")
          .section("model 0.4, clip")
          .example("name: clip\nkwargs: {min: 1, max: 0}", "name: clip\nkwargs: {min: 0, max: 1}");

  @Override
  public List<Code> codes() {
    return List.of(EMPTY);
  }

  @Override
  public void check(Clip clip, RdfPath at, Findings out) {
    if (clip.min() >= clip.max()) {
      out.add(
          Finding.of(EMPTY, at, "min is " + clip.min() + " and max is " + clip.max() + ".")
              .expected("min below max"));
    }
  }
}
