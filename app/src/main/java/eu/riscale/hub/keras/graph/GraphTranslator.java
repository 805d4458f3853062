package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.OnnxModel;
import eu.riscale.hub.weights.keras.GraphDef;
import eu.riscale.hub.weights.keras.GraphFunction;
import eu.riscale.hub.weights.keras.NodeDef;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Walks a TensorFlow graph from its outputs back and translates every node that they need.
///
/// Tensors keep the axes that TensorFlow gives them. What ONNX computes with the channels first
/// stands between two transpositions, which ONNX Runtime's optimizer takes out where they meet.
/// Whole numbers of every size are `int64`.
public final class GraphTranslator {
  private static final int MOST_OUTPUTS = 1_000_000;

  private final OnnxGraph graph = new OnnxGraph();
  private final GraphDef model;

  private int outputs;
  private final Map<String, String> written = new HashMap<>();

  private final Map<String, String> firsts = new HashMap<>();

  private GraphTranslator(GraphDef model) {
    this.model = model;
  }

  /// @throws Refusal where the graph is broken, or holds what is not translated
  public static OnnxModel translate(GraphDef model) {
    return new GraphTranslator(model).translate();
  }

  OnnxGraph graph() {
    return graph;
  }

  private OnnxModel translate() {
    if (model.outputs().isEmpty()) {
      throw Refusal.broken("the graph of model.json has no output");
    }
    Scope scope = new Scope(this, model.nodes());
    for (GraphDef.Port input : model.inputs()) {
      NodeDef node = scope.node(Scope.place(input.tensor()).node());
      if (!node.op().startsWith("Placeholder")) {
        throw node.broken("is an input of the network, but no Placeholder");
      }
      scope.give(node.name(), List.of(input(input.name(), node)));
    }
    List<String> results = new ArrayList<>();
    for (GraphDef.Port output : model.outputs()) {
      results.add(graph.floats(scope.reached(output.tensor())));
    }
    for (int i = 0; i < results.size(); i++) {
      graph.output(model.outputs().get(i).name(), results.get(i));
    }
    return graph.toModel();
  }

  private String input(String name, NodeDef node) {
    JsonNode shape = node.attributes().path("shape").path("shape");
    if (shape.path("unknownRank").asBoolean(false) || shape.isMissingNode()) {
      graph.input(name);
    } else {
      int[] sizes = new int[shape.path("dim").size()];
      for (int axis = 0; axis < sizes.length; axis++) {
        sizes[axis] = size(node, shape.path("dim").path(axis).path("size"));
      }
      graph.input(name, sizes);
    }
    return switch (node.type("dtype", "DT_FLOAT")) {
      case "DT_FLOAT" -> name;
      case "DT_INT32", "DT_INT64", "DT_UINT8", "DT_INT8", "DT_INT16", "DT_UINT16" ->
          graph.integers(name);
      case "DT_BOOL" -> graph.flags(name);
      default -> throw node.refuse("takes " + node.type("dtype", "") + ", which is not supported");
    };
  }

  private static int size(NodeDef node, JsonNode size) {
    try {
      return size.isMissingNode() ? -1 : Math.max(-1, Integer.parseInt(size.asString("")));
    } catch (NumberFormatException e) {
      throw node.broken("has a malformed shape");
    }
  }

  /// Counts outputs of nodes, of which a short text may ask for many.
  void count(int more) {
    outputs += more;
    if (outputs > MOST_OUTPUTS) {
      throw Refusal.tooLarge("the graph has more than " + MOST_OUTPUTS + " outputs of nodes");
    }
  }

  /// A constant as a tensor of the graph.
  String written(NodeDef node) {
    return written.computeIfAbsent(node.name(), name -> constant(node));
  }

  private String constant(NodeDef node) {
    Weight weight = weight(node);
    return switch (node.type("dtype", "DT_FLOAT")) {
      case "DT_FLOAT" -> graph.constant(weight);
      case "DT_INT32", "DT_INT64" ->
          graph.integers(weight.shape(), NodeCall.integers(node, weight));
      case "DT_BOOL" -> graph.flags(weight.shape(), NodeCall.integers(node, weight));
      default -> throw node.refuse("holds " + node.type("dtype", "") + ", which is not supported");
    };
  }

  Weight weight(NodeDef node) {
    Weight weight = model.weights().get(node.name());
    if (weight == null) {
      throw node.broken("has no numbers in the weightsManifest");
    }
    return weight;
  }

  GraphFunction function(NodeDef node, String key) {
    GraphFunction function = model.functions().get(node.function(key));
    if (function == null) {
      throw node.broken("runs the function " + node.function(key) + ", which the graph lacks");
    }
    return function;
  }

  /// Tensors with the channels first, by the name of the same with the channels last.
  Map<String, String> firsts() {
    return firsts;
  }
}
