package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.model.ReferenceTensorsExist;
import java.util.List;
import java.util.Optional;

/// Steps that measure another tensor measure an input.
public final class StepReferencesKnown implements Rule<ModelDescr> {
  public static final Code SELF =
      Code.error(
              "reference-tensor-self",
              "A step before the network names its own tensor as another one.")
          .why(
              "Without reference_tensor it measures its own tensor; with it, most likely another"
                  + " was meant.")
          .section("model 0.4, kwargs.reference_tensor")
          .example(
              """
              name: image
              preprocessing:
              - name: scale_range
                kwargs: {mode: per_sample, axes: yx, reference_tensor: image}\
              """,
              """
              name: image
              preprocessing:
              - name: scale_range
                kwargs: {mode: per_sample, axes: yx}\
              """);

  @Override
  public List<Code> codes() {
    return List.of(ReferenceTensorsExist.UNKNOWN, SELF);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    List<String> inputs = model.inputs().stream().map(InputTensorDescr::name).toList();
    for (int i = 0; i < model.inputs().size(); i++) {
      check(model.inputs().get(i), at.field("inputs").index(i), inputs, out);
    }
    for (int i = 0; i < model.outputs().size(); i++) {
      check(model.outputs().get(i), at.field("outputs").index(i), inputs, out);
    }
  }

  private static void check(TensorDescr tensor, RdfPath at, List<String> inputs, Findings out) {
    for (int i = 0; i < tensor.processing().size(); i++) {
      Optional<String> reference = tensor.processing().get(i).referenceTensor();
      if (reference.isEmpty()) {
        continue;
      }
      RdfPath place = StepPlaces.at(tensor, i, at).field("kwargs").field("reference_tensor");
      if (!inputs.contains(reference.get())) {
        out.add(
            Finding.of(
                    ReferenceTensorsExist.UNKNOWN,
                    place,
                    "There is no input '" + reference.get() + "'.")
                .expected("one of " + String.join(", ", inputs)));
      } else if (reference.get().equals(tensor.name())) {
        out.add(
            Finding.of(SELF, place, "'" + reference.get() + "' is the tensor itself.")
                .hint("Leave reference_tensor out."));
      }
    }
  }
}
