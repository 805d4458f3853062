package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A step that compares with another tensor names an input.
public final class ReferenceTensorsExist implements Rule<ModelDescr> {
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
  public void check(ModelDescr model, RdfPath at, Findings out) {
    check(model, model.inputs(), at.field("inputs"), out);
    check(model, model.outputs(), at.field("outputs"), out);
  }

  private static void check(
      ModelDescr model, List<? extends TensorDescr> tensors, RdfPath at, Findings out) {
    for (int t = 0; t < tensors.size(); t++) {
      TensorDescr tensor = tensors.get(t);
      for (int i = 0; i < tensor.processing().size(); i++) {
        Optional<TensorId> reference = tensor.processing().get(i).referenceTensor();
        if (reference.isPresent() && model.input(reference.get()).isEmpty()) {
          RdfPath step = at.index(t).field(OpAxesExist.field(tensor)).index(i);
          report(reference.get(), model, step.field("kwargs").field("reference_tensor"), out);
        }
      }
    }
  }

  private static void report(TensorId reference, ModelDescr model, RdfPath at, Findings out) {
    List<String> known = new ArrayList<>();
    model.inputs().forEach(input -> known.add(input.id().text()));
    out.add(
        Finding.of(UNKNOWN, at, "There is no input '" + reference + "'.")
            .expected("one of " + String.join(", ", known)));
  }
}
