package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr.ScaleLinearAlongAxisKwargs;
import java.util.List;

/// A list of gains has an offset for each, unless one of the two is the same everywhere.
public final class GainsAndOffsetsAgree implements PartsRule<ScaleLinearAlongAxisKwargs> {
  @Override
  public List<Code> codes() {
    return List.of(MeanAndStdAgree.DIFFER);
  }

  @Override
  public void check(ScaleLinearAlongAxisKwargs along, RdfPath at, Findings out) {
    if (out.waitsForOutline(MeanAndStdAgree.DIFFER, at.field("gain"))
        || out.waitsForOutline(MeanAndStdAgree.DIFFER, at.field("offset"))) {
      return;
    }
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
