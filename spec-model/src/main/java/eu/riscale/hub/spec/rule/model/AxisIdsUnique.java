package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Axis ids are unique in a tensor.
public final class AxisIdsUnique implements PartsRule<TensorDescr> {
  public static final Code DUPLICATE =
      Code.error("axis-id-duplicate", "Two axes of a tensor share one id.")
          .why("Software addresses an axis by its id.")
          .section("model 0.5, axes.id")
          .example(
              "axes:\n- {type: space, size: 64}\n- {type: space, size: 64}",
              "axes:\n- {type: space, id: y, size: 64}\n- {type: space, id: x, size: 64}");

  @Override
  public List<Code> codes() {
    return List.of(DUPLICATE);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    Map<AxisId, RdfPath> seen = new HashMap<>();
    List<RdfPath> unclear = new ArrayList<>();
    for (int i = 0; i < tensor.axes().size(); i++) {
      Axis axis = tensor.axes().get(i);
      RdfPath place = at.field("axes").index(i).field("id");
      if (out.waits(DUPLICATE, place)) {
        continue;
      }
      RdfPath first = seen.putIfAbsent(axis.id(), place);
      if (first != null && !axis.id().isBatch()) {
        out.add(
            Finding.of(
                    DUPLICATE, place, "The id '" + axis.id() + "' is taken by an axis before it.")
                .hint(
                    "Give every axis an id of its own, such as y and x; an axis of space without an"
                        + " id is called x."));
        unclear.addAll(List.of(first, place));
      }
    }
    unclear.forEach(out.parts()::add); // Nobody can tell which of them is meant.
  }
}
