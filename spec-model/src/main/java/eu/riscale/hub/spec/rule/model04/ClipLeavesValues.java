package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Clip;
import eu.riscale.hub.spec.rule.model.ClipBounds;
import java.util.List;

/// Clipping leaves more than one value.
public final class ClipLeavesValues implements Rule<Clip> {
  @Override
  public List<Code> codes() {
    return List.of(ClipBounds.ORDER);
  }

  @Override
  public void check(Clip clip, RdfPath at, Findings out) {
    if (clip.min() >= clip.max()) {
      out.add(
          Finding.of(
                  ClipBounds.ORDER, at, "min is " + clip.min() + " and max is " + clip.max() + ".")
              .expected("min below max"));
    }
  }
}
