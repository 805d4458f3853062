package eu.riscale.hub.weights.tensorflow;

import java.util.Map;

/// A graph, or the body of one of its functions. (TensorFlow 2.18, `graph.proto` and
/// `function.proto`.)
///
/// @param function the name of the function; empty for the graph itself
/// @param arguments the places of the function's arguments, by their names
/// @param nodes by their names
/// @param attributes of the function
record GraphBody(
    String function,
    Map<String, Integer> arguments,
    Map<String, GraphNode> nodes,
    NodeAttributes attributes) {

  boolean isFunction() {
    return !function.isEmpty();
  }
}
