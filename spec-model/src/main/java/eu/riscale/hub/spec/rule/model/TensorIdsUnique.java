package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tensor ids are unique over inputs and outputs.
public final class TensorIdsUnique implements Rule<ModelDescr> {
  public static final Code DUPLICATE =
      Code.error("tensor-id-duplicate", "Two tensors share one id.")
          .why("Software addresses a tensor by its id; one of the two would be lost.")
          .section("model 0.5, inputs.id and outputs.id")
          .example(
              "inputs:\n- id: image\noutputs:\n- id: image",
              "inputs:\n- id: raw\noutputs:\n- id: mask");

  @Override
  public List<Code> codes() {
    return List.of(DUPLICATE);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    Set<TensorId> seen = new HashSet<>();
    check(model.inputs(), at.field("inputs"), seen, out);
    check(model.outputs(), at.field("outputs"), seen, out);
  }

  private static void check(
      List<? extends TensorDescr> tensors, RdfPath at, Set<TensorId> seen, Findings out) {
    for (int i = 0; i < tensors.size(); i++) {
      TensorId id = tensors.get(i).id();
      if (!seen.add(id)) {
        out.add(
            DUPLICATE,
            at.index(i).field("id"),
            "The id '" + id + "' is taken by a tensor before it.");
      }
    }
  }
}
