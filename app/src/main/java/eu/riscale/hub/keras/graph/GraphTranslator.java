package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.ChannelOrder;
import eu.riscale.hub.onnx.InOrder;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.OnnxModel;
import eu.riscale.hub.weights.keras.GraphDef;
import eu.riscale.hub.weights.keras.NodeDef;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Walks a TensorFlow graph from its outputs back and translates every node that they need.
///
/// Tensors keep the axes that TensorFlow gives them. What ONNX computes with the channels first
/// stands between two transpositions, which ONNX Runtime's optimizer takes out where they meet.
/// Whole numbers of every size are `int64`.
public final class GraphTranslator implements InOrder<String> {
  /// As many steps as there may be from a node through others that pass a constant on.
  private static final int MOST_PASSES = 100;

  private static final int MOST_OUTPUTS = 1_000_000;

  private final OnnxGraph graph = new OnnxGraph();
  private final GraphDef model;

  /// The outputs of the nodes that are translated; empty names are those of constants.
  private final Map<String, List<String>> done = new HashMap<>();

  private int outputs;
  private final Map<String, String> written = new HashMap<>();

  /// Tensors with the channels first, by the name of the same with the channels last.
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
    for (GraphDef.Port input : model.inputs()) {
      NodeDef node = node(place(input.tensor()).node());
      if (!node.op().startsWith("Placeholder")) {
        throw node.broken("is an input of the network, but no Placeholder");
      }
      done.put(node.name(), List.of(input(input.name(), node)));
    }
    List<String> results = new ArrayList<>();
    for (GraphDef.Port output : model.outputs()) {
      Place place = place(output.tensor());
      reach(place.node());
      String value = value(place);
      results.add(graph.floats(value.isEmpty() ? written(output.tensor()) : value));
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

  /// One output of one node.
  private record Place(String node, int output) {}

  private static Place place(String tensor) {
    int colon = tensor.lastIndexOf(':');
    if (colon < 0) {
      return new Place(tensor, 0);
    }
    try {
      return new Place(tensor.substring(0, colon), Integer.parseInt(tensor.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw Refusal.broken("the graph refers to the tensor " + tensor + ", which is no name");
    }
  }

  private NodeDef node(String name) {
    NodeDef node = model.nodes().get(name);
    if (node == null) {
      throw Refusal.broken("the graph refers to the node " + name + ", which it lacks");
    }
    return node;
  }

  private String value(Place place) {
    List<String> values = done.getOrDefault(place.node(), List.of());
    if (place.output() < 0 || place.output() >= values.size()) {
      throw node(place.node())
          .refuse("is used for its output " + place.output() + ", which it has not here");
    }
    return values.get(place.output());
  }

  @Override
  public boolean isDone(String node) {
    return done.containsKey(node);
  }

  @Override
  public List<String> needs(String name) {
    NodeDef node = node(name);
    if (GraphOperators.steers(node.op())) {
      throw node.refuse("belongs to a loop or a condition, which is not supported");
    }
    return node.inputs().stream().map(input -> place(input).node()).toList();
  }

  @Override
  public void translate(String node) {
    done.put(node, translate(node(node)));
  }

  @Override
  public Refusal circle(String node) {
    return node(node).broken("needs its own output");
  }

  private List<String> translate(NodeDef node) {
    graph.layer(node.name());
    if (node.op().equals("Const")) {
      return List.of("");
    }
    List<String> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      inputs.add(value(place(input)));
    }
    return GraphOperators.translate(new NodeCall(node, inputs, this));
  }

  /// Counts outputs of nodes, of which a short text may ask for many.
  void count(int more) {
    outputs += more;
    if (outputs > MOST_OUTPUTS) {
      throw Refusal.tooLarge("the graph has more than " + MOST_OUTPUTS + " outputs of nodes");
    }
  }

  /// A constant as a tensor of the graph, which it becomes where it is first asked for: many only
  /// steer a node.
  String written(String tensor) {
    NodeDef node = Objects.requireNonNull(constantNode(tensor));
    return written.computeIfAbsent(node.name(), name -> constant(node));
  }

  private String constant(NodeDef node) {
    Weight weight = weight(node);
    return switch (node.type("dtype", "DT_FLOAT")) {
      case "DT_FLOAT" -> graph.constant(weight);
      case "DT_INT32", "DT_INT64" ->
          graph.integers(weight.shape(), NodeCall.integers(node, weight));
      case "DT_BOOL" ->
          graph.flags(graph.integers(weight.shape(), NodeCall.integers(node, weight)));
      default -> throw node.refuse("holds " + node.type("dtype", "") + ", which is not supported");
    };
  }

  private Weight weight(NodeDef node) {
    Weight weight = model.weights().get(node.name());
    if (weight == null) {
      throw node.broken("has no numbers in the weightsManifest");
    }
    return weight;
  }

  /// The numbers of a constant, also where other nodes pass it on; null where it is computed.
  @Nullable Weight constant(String tensor) {
    NodeDef node = constantNode(tensor);
    return node == null ? null : weight(node);
  }

  private @Nullable NodeDef constantNode(String tensor) {
    Place place = place(tensor);
    for (int i = 0; i < MOST_PASSES; i++) {
      NodeDef node = node(place.node());
      if (node.op().equals("Const")) {
        return node;
      }
      if (!GraphOperators.passesOn(node.op()) || place.output() >= node.inputs().size()) {
        return null;
      }
      place = place(node.inputs().get(place.output()));
    }
    throw Refusal.tooLarge("the graph passes " + tensor + " on more than 100 times");
  }

  /// A tensor with its last axis, the channels, moved before those of space.
  String channelsFirst(String tensor, int space) {
    String known = firsts.get(tensor);
    if (known != null) {
      return known;
    }
    return graph.transpose(tensor, ChannelOrder.first(space + 2));
  }

  /// The other way round.
  String channelsLast(String tensor, int space) {
    String last = graph.transpose(tensor, ChannelOrder.last(space + 2));
    firsts.put(last, tensor);
    return last;
  }
}
