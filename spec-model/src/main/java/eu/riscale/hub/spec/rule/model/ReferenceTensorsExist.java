package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.DescribedModel;
import eu.riscale.hub.spec.model.DescribedTensor;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A step that measures another tensor names an input.
public final class ReferenceTensorsExist implements PartsRule<DescribedModel> {
  public static final Code UNKNOWN =
      Code.error(
              "reference-tensor-unknown", "A step refers to an input that the model does not have.")
          .why("The step cannot be run.")
          .section("model 0.4 and 0.5, kwargs.reference_tensor")
          .example("kwargs: {reference_tensor: img}", "kwargs: {reference_tensor: raw}");

  @Override
  public List<Code> codes() {
    return List.of(UNKNOWN);
  }

  @Override
  public void check(DescribedModel model, RdfPath at, Findings out) {
    RdfPath[] places = Named.tensors(model.inputs(), at.field("inputs"));
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      if (out.parts().isWhole(places[i])) {
        known.add(model.inputs().get(i).key());
      }
    }
    Set<String> outputs = new HashSet<>();
    model.outputs().forEach(output -> outputs.add(output.key()));
    Inputs inputs = new Inputs(known, out.parts().firstBroken(places), outputs);
    check(model.inputs(), inputs, at.field("inputs"), out);
    check(model.outputs(), inputs, at.field("outputs"), out);
  }

  /// The inputs of a model.
  ///
  /// @param unread the first of their ids that could not be read
  /// @param outputs what may be taken for one
  private record Inputs(Set<String> known, List<RdfPath> unread, Set<String> outputs) {}

  private static String message(String reference, Inputs inputs) {
    return inputs.outputs().contains(reference)
        ? "'%s' is an output, and a step can measure inputs only, as they are before any step."
            .formatted(reference)
        : "There is no input '%s'.".formatted(reference);
  }

  private static void check(
      List<? extends DescribedTensor> tensors, Inputs inputs, RdfPath at, Findings out) {
    for (int t = 0; t < tensors.size(); t++) {
      DescribedTensor tensor = tensors.get(t);
      for (int i = 0; i < tensor.processing().size(); i++) {
        Optional<String> reference = tensor.processing().get(i).referenceKey();
        RdfPath step = at.index(t).field(tensor.processingField()).index(i);
        RdfPath place = step.field("kwargs").field("reference_tensor");
        boolean unknown =
            reference.isPresent()
                && out.parts().isWhole(place)
                && !inputs.known().contains(reference.get());
        if (unknown && !out.waits(UNKNOWN, inputs.unread().toArray(RdfPath[]::new))) {
          out.add(
              Finding.of(UNKNOWN, place, message(reference.get(), inputs))
                  .expected("one of " + NameList.of(inputs.known())));
        }
      }
    }
  }
}
