package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import java.util.List;
import java.util.Optional;

/// A step before the network that names a tensor to measure names another one.
public final class ReferenceIsAnother implements PartsRule<InputTensorDescr> {
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
    return List.of(SELF);
  }

  @Override
  public void check(InputTensorDescr input, RdfPath at, Findings out) {
    for (int i = 0; i < input.preprocessing().size(); i++) {
      RdfPath kwargs = at.field("preprocessing").index(i).field("kwargs");
      Optional<String> reference = input.preprocessing().get(i).referenceTensor();
      if (reference.isPresent()
          && out.waits(SELF, kwargs.field("reference_tensor"), at.field("name"))) {
        continue;
      }
      if (reference.isPresent() && reference.get().equals(input.name())) {
        out.add(
            Finding.of(
                    SELF,
                    kwargs.field("reference_tensor"),
                    "'" + reference.get() + "' is the tensor itself.")
                .hint("Leave reference_tensor out."));
      }
    }
  }
}
