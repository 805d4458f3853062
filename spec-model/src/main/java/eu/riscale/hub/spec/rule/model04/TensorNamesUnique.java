package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// No two tensors of a model share a name.
public final class TensorNamesUnique implements Rule<ModelDescr> {
  public static final Code DUPLICATE =
      Code.error("tensor-name-duplicate", "Two tensors share one name.")
          .why("Steps and shapes refer to tensors by name, and consumers show them by name.")
          .section("model 0.4, inputs.name and outputs.name")
          .example(
              "inputs:\n- name: image\noutputs:\n- name: image",
              "inputs:\n- name: image\noutputs:\n- name: mask");

  @Override
  public List<Code> codes() {
    return List.of(DUPLICATE);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    Map<String, RdfPath> seen = new HashMap<>();
    check(model.inputs(), at.field("inputs"), seen, out);
    check(model.outputs(), at.field("outputs"), seen, out);
  }

  private static void check(
      List<? extends TensorDescr> tensors, RdfPath at, Map<String, RdfPath> seen, Findings out) {
    for (int i = 0; i < tensors.size(); i++) {
      String name = tensors.get(i).name();
      RdfPath first = seen.putIfAbsent(name, at.index(i));
      if (first != null) {
        out.add(
            Finding.of(
                    DUPLICATE,
                    at.index(i).field("name"),
                    "'" + name + "' is also the name of " + first + ".")
                .hint("Give one of them another name."));
      }
    }
  }
}
