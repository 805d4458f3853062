package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.DescribedModel;
import eu.riscale.hub.spec.model.DescribedTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What tensors are addressed by, ids or in format 0.4 names, is unique over inputs and outputs.
public final class TensorIdsUnique implements PartsRule<DescribedModel> {
  public static final Code DUPLICATE_ID =
      Code.error("tensor-id-duplicate", "Two tensors share one id.")
          .why("Software addresses a tensor by its id; one of the two would be lost.")
          .section("model 0.5, inputs.id and outputs.id")
          .example(
              "inputs:\n- id: image\noutputs:\n- id: image",
              "inputs:\n- id: raw\noutputs:\n- id: mask");
  public static final Code DUPLICATE_NAME =
      Code.error("tensor-name-duplicate", "Two tensors share one name.")
          .why("Steps and shapes refer to tensors by name, and consumers show them by name.")
          .section("model 0.4, inputs.name and outputs.name")
          .example(
              "inputs:\n- name: image\noutputs:\n- name: image",
              "inputs:\n- name: image\noutputs:\n- name: mask");

  /// @param field the field of a tensor that holds its key
  private record Key(String field, Code duplicate) {
    static Key of(DescribedModel model) {
      return model instanceof eu.riscale.hub.spec.model.v0_4.ModelDescr
          ? new Key("name", DUPLICATE_NAME)
          : new Key("id", DUPLICATE_ID);
    }
  }

  @Override
  public List<Code> codes() {
    return List.of(DUPLICATE_ID, DUPLICATE_NAME);
  }

  @Override
  public void check(DescribedModel model, RdfPath at, Findings out) {
    Key key = Key.of(model);
    Map<String, RdfPath> seen = new HashMap<>();
    check(model.inputs(), key, at.field("inputs"), seen, out);
    check(model.outputs(), key, at.field("outputs"), seen, out);
  }

  private static void check(
      List<? extends DescribedTensor> tensors,
      Key key,
      RdfPath at,
      Map<String, RdfPath> seen,
      Findings out) {
    if (out.waitsForOutline(key.duplicate(), at)) {
      return;
    }
    for (int i = 0; i < tensors.size(); i++) {
      RdfPath place = at.index(i).field(key.field());
      if (out.waits(key.duplicate(), place)) {
        continue;
      }
      String word = tensors.get(i).key();
      RdfPath first = seen.putIfAbsent(word, at.index(i));
      if (first != null) {
        out.add(
            Finding.of(
                    key.duplicate(),
                    place,
                    "'" + word + "' is also the " + key.field() + " of " + first + ".")
                .hint("Give one of them another " + key.field() + "."));
        out.parts().add(place); // Nobody can refer to the second one.
      }
    }
  }
}
