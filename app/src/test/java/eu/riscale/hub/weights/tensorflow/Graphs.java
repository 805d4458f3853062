package eu.riscale.hub.weights.tensorflow;

import java.util.List;
import java.util.stream.Stream;

/// Writes the parts of SavedModels, right or wrong. (TensorFlow 2.18, `meta_graph.proto` and those
/// that it imports.)
public final class Graphs {
  private Graphs() {}

  /// A graph that is served, whose signature gives the tensor `y:0`.
  static Proto served(Proto graph) {
    return served(graph, "serve");
  }

  static Proto served(Proto graph, String... tags) {
    Proto signature = new Proto().entry(2, "out", name("y:0"));
    return meta(graph, tags).entry(5, "serving_default", signature);
  }

  static Proto meta(Proto graph, String... tags) {
    Proto about = new Proto();
    Stream.of(tags).forEach(tag -> about.text(4, tag));
    return new Proto().message(1, about).message(2, graph);
  }

  static Proto graph(Proto... nodes) {
    return graph(List.of(), nodes);
  }

  static Proto graph(List<Proto> functions, Proto... nodes) {
    Proto library = new Proto();
    functions.forEach(function -> library.message(1, function));
    Proto graph = new Proto();
    Stream.of(nodes).forEach(node -> graph.message(1, node));
    return graph.message(2, library);
  }

  public static Proto node(String name, String operator, String... inputs) {
    Proto node = new Proto().text(1, name).text(2, operator);
    Stream.of(inputs).forEach(input -> node.text(3, input));
    return node;
  }

  /// The same node, of which an attribute is a type.
  public static Proto typed(Proto node, String key, int type) {
    return node.entry(5, key, new Proto().number(6, type));
  }

  static Proto call(Proto value) {
    return node("y", "PartitionedCall").entry(5, "f", value);
  }

  static Proto function(String name, Proto... nodes) {
    Proto function = new Proto().message(1, name(name));
    Stream.of(nodes).forEach(node -> function.message(3, node));
    return function;
  }

  /// The value of an attribute that is a function.
  static Proto of(String function) {
    return new Proto().message(10, name(function));
  }

  static Proto implementing(Proto function) {
    return function.entry(5, "api_implements", new Proto().text(2, "one"));
  }

  static Proto name(String name) {
    return new Proto().text(1, name);
  }

  /// The value of an attribute that is a constant.
  static Proto constant(int type, String text) {
    return new Proto().message(8, new Proto().number(1, type).text(8, text));
  }
}
