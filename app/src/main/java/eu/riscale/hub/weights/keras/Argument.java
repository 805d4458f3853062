package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a layer is called with.
public sealed interface Argument {

  /// One output of one call of a layer.
  ///
  /// @param node which call of that layer
  /// @param tensor which of the call's outputs
  record Tensor(String layer, int node, int tensor) implements Argument {}

  record Constant(JsonNode value) implements Argument {}

  record Many(List<Argument> items) implements Argument {}

  /// The tensors among arguments, lists opened.
  static List<Tensor> tensors(Iterable<Argument> arguments) {
    List<Tensor> tensors = new ArrayList<>();
    for (Argument argument : arguments) {
      switch (argument) {
        case Tensor tensor -> tensors.add(tensor);
        case Constant constant -> {}
        case Many(List<Argument> items) -> tensors.addAll(tensors(items));
      }
    }
    return tensors;
  }
}
