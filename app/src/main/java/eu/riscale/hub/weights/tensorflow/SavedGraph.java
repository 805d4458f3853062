package eu.riscale.hub.weights.tensorflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A graph and the functions that it may call. (TensorFlow 2.18, `graph.proto`.)
///
/// @param main the graph itself
/// @param functions by their names
/// @param gradients of functions, by the names of these
/// @param implementations of functions that TensorFlow may take for each other, by what they
///   implement
record SavedGraph(
    GraphBody main,
    Map<String, GraphBody> functions,
    Map<String, List<String>> gradients,
    Map<String, List<String>> implementations) {
  static final SavedGraph NONE =
      new SavedGraph(
          new GraphBody("", Map.of(), Map.of(), NodeAttributes.NONE), Map.of(), Map.of(), Map.of());

  /// The attribute of a function that says what it implements.
  static final String IMPLEMENTS = "api_implements";

  /// All operations, those of the functions last.
  Stream<GraphNode> nodes() {
    return Stream.concat(Stream.of(main), functions.values().stream())
        .flatMap(body -> body.nodes().values().stream());
  }

  /// What a function implements, so that TensorFlow may take it for another; empty without that.
  static String implemented(GraphBody function) {
    return function.attributes().text(IMPLEMENTS).orElse("");
  }
}
