package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.BatchAxis;
import java.util.List;

/// A tensor has at most one batch axis.
public final class BatchAxisOnce implements PartsRule<TensorDescr> {
  public static final Code SEVERAL =
      Code.error("batch-axis-several", "A tensor has more than one batch axis.")
          .why("Samples are counted along one axis.")
          .section("model 0.5, axes")
          .example(
              "axes:\n- type: batch\n- type: batch",
              "axes:\n- type: batch\n- {type: channel, channel_names: [raw]}");

  @Override
  public List<Code> codes() {
    return List.of(SEVERAL);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    boolean seen = false;
    for (int i = 0; i < tensor.axes().size(); i++) {
      RdfPath place = at.field("axes").index(i);
      if (out.waitsForOutline(SEVERAL, place)) {
        continue;
      }
      boolean batch = tensor.axes().get(i) instanceof BatchAxis;
      if (batch && seen) {
        out.add(SEVERAL, place, "The tensor '" + tensor.id() + "' has a batch axis already.");
      }
      seen |= batch;
    }
  }
}
