package eu.riscale.hub.spec.view;

import java.util.ArrayList;
import java.util.List;

/// The tensors of a model, in the order of the description.
public record TensorViews(List<TensorView> inputs, List<TensorView> outputs) {
  /// Inputs, then outputs.
  public List<TensorView> all() {
    List<TensorView> all = new ArrayList<>(inputs);
    all.addAll(outputs);
    return all;
  }
}
