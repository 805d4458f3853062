package eu.riscale.hub.inspect;

import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.ReadableTensors;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.TensorViews;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/// The pages of a model's inputs and outputs. Where the description as a whole is wrong, those of
/// them are shown that are right by themselves.
record DescribedTensors(List<TensorPage> inputs, List<TensorPage> outputs) {

  static DescribedTensors of(Validation validation, YamlMapping root) {
    Optional<TensorViews> tensors =
        validation.description().isPresent()
            ? ModelView.of(validation.description().get()).map(ModelView::tensors)
            : validation.judgedAs().map(format -> ReadableTensors.of(root, format));
    return new DescribedTensors(
        pages(tensors.map(TensorViews::inputs)), pages(tensors.map(TensorViews::outputs)));
  }

  private static List<TensorPage> pages(Optional<List<TensorView>> tensors) {
    return tensors.orElse(List.of()).stream().map(TensorPage::of).toList();
  }
}
