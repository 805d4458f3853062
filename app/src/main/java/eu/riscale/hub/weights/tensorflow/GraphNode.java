package eu.riscale.hub.weights.tensorflow;

import java.util.List;
import java.util.Set;

/// One operation of a graph or of a function. (TensorFlow 2.18, `node_def.proto`.)
///
/// @param operator what it does, or the name of a function
/// @param inputs as they are written: `node`, `node:1`, in functions `node:output:1` or the name of
///   an argument, and `^node` for one that runs before
record GraphNode(String name, String operator, List<String> inputs, NodeAttributes attributes) {
  private static final Set<String> CALLS = Set.of("PartitionedCall", "StatefulPartitionedCall");

  /// Whether it runs the one function that it names, on its inputs in their order.
  boolean isCall() {
    return CALLS.contains(operator) && attributes.functions().size() == 1;
  }
}
