package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.util.List;
import java.util.Optional;

/// A model as software uses it, whatever the version of its description.
///
/// @param notation how the description is written
/// @param weights in the order of the specification
/// @param files every file that the description names
public record ModelView(
    Notation notation, TensorViews tensors, List<WeightsView> weights, List<ReferencedFile> files) {

  /// Empty where the description is not of a model.
  public static Optional<ModelView> of(ResourceDescr description) {
    return switch (description) {
      case ResourceDescr.Model04(var model) ->
          Optional.of(of04(model, DescribedFiles.of(description)));
      case ResourceDescr.Model05(var model) ->
          Optional.of(of05(model, DescribedFiles.of(description)));
      case ResourceDescr.Other other -> Optional.empty();
    };
  }

  private static ModelView of04(
      eu.riscale.hub.spec.model.v0_4.ModelDescr model, List<ReferencedFile> files) {
    return new ModelView(
        Notations.V0_4,
        new TensorsOf04(model, files).views(),
        new WeightsOf04(model).views(),
        files);
  }

  private static ModelView of05(
      eu.riscale.hub.spec.model.v0_5.ModelDescr model, List<ReferencedFile> files) {
    return new ModelView(
        Notations.V0_5,
        new TensorsOf05(model, files).views(),
        new WeightsOf05(model).views(),
        files);
  }

  public List<TensorView> inputs() {
    return tensors.inputs();
  }

  public List<TensorView> outputs() {
    return tensors.outputs();
  }
}
