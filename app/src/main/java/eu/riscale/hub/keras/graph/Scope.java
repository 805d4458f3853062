package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.ChannelOrder;
import eu.riscale.hub.onnx.InOrder;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.GraphFunction;
import eu.riscale.hub.weights.keras.NodeDef;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// The nodes of a graph or of one of its functions, with what is translated of them. Those of a
/// loop are translated in a scope of their own, since they stand for other tensors at each step.
final class Scope implements InOrder<String> {
  /// As many steps as there may be from a node through others that pass a constant on.
  private static final int MOST_PASSES = 100;

  /// As many scopes as may lie in one another.
  private static final int DEEPEST = 32;

  /// In the place of what a function is given anew at each step.
  private static final NodeDef ARGUMENT =
      new NodeDef("", "_Arg", List.of(), JsonNodeFactory.instance.objectNode());

  /// One output of one node.
  record Place(String node, int output) {}

  /// A tensor of another scope.
  private record Elsewhere(Scope scope, String tensor) {}

  private final GraphTranslator model;
  private final Map<String, NodeDef> nodes;
  private final @Nullable Scope around;
  private final int depth;

  /// The outputs of the nodes that are translated; empty names are those of constants.
  private final Map<String, List<String>> done = new HashMap<>();

  /// Nodes and arguments that stand for what is known around them.
  private final Map<String, Elsewhere> bound = new HashMap<>();

  private @Nullable GraphFrames frames;

  private Scope(
      GraphTranslator model, Map<String, NodeDef> nodes, @Nullable Scope around, int depth) {
    this.model = model;
    this.nodes = nodes;
    this.around = around;
    this.depth = depth;
    if (depth > DEEPEST) {
      throw Refusal.tooLarge("the graph has more than " + DEEPEST + " functions in one another");
    }
  }

  /// The graph itself.
  Scope(GraphTranslator model, Map<String, NodeDef> nodes) {
    this(model, nodes, null, 0);
  }

  /// Some of the same nodes once more, which see the others.
  Scope again() {
    Scope scope = new Scope(model, nodes, this, depth + 1);
    scope.frames = frames();
    return scope;
  }

  /// The nodes of a function.
  Scope of(GraphFunction function) {
    return new Scope(model, function.nodes(), null, depth + 1);
  }

  /// Loops in the form of single nodes.
  GraphFrames frames() {
    if (frames == null) {
      frames = GraphFrames.of(nodes);
    }
    return frames;
  }

  OnnxGraph graph() {
    return model.graph();
  }

  GraphTranslator model() {
    return model;
  }

  /// Gives a node or an argument its outputs.
  void give(String name, List<String> outputs) {
    bound.remove(name);
    done.put(name, outputs);
  }

  /// Lets a node or an argument stand for a tensor of another scope.
  void bind(String name, Scope scope, String tensor) {
    bound.put(name, new Elsewhere(scope, tensor));
  }

  static Place place(String tensor) {
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

  NodeDef node(String name) {
    NodeDef node = nodes.get(name);
    if (node == null) {
      throw Refusal.broken("the graph refers to the node " + name + ", which it lacks");
    }
    return node;
  }

  /// The node of that name; null where there is none.
  @Nullable NodeDef found(String name) {
    return nodes.get(name);
  }

  /// Where a tensor comes from through nodes that pass it on.
  String passed(String tensor) {
    return GraphOperators.passed(nodes, tensor);
  }

  /// The name of a tensor, which is translated first where that is still to be done.
  String reached(String tensor) {
    reach(place(tensor).node());
    return tensor(tensor);
  }

  /// The name of a tensor that is translated.
  String tensor(String tensor) {
    String value = value(tensor);
    return value.isEmpty() ? written(tensor) : value;
  }

  /// The same; empty where it is a constant.
  String value(String tensor) {
    Place place = place(tensor);
    Elsewhere elsewhere = bound.get(place.node());
    if (elsewhere != null) {
      return elsewhere.scope().value(elsewhere.tensor());
    }
    List<String> values = done.get(place.node());
    if (values == null && around != null) {
      return around.value(tensor);
    }
    if (values == null || place.output() < 0 || place.output() >= values.size()) {
      throw node(place.node())
          .refuse("is used for its output " + place.output() + ", which it has not here");
    }
    return values.get(place.output());
  }

  @Override
  public boolean isDone(String name) {
    return done.containsKey(name)
        || bound.containsKey(name)
        || (around != null && around.isDone(name));
  }

  @Override
  public List<String> needs(String name) {
    NodeDef node = node(name);
    return sources(node).stream().map(input -> place(input).node()).toList();
  }

  /// The tensors that a node is made of.
  List<String> sources(NodeDef node) {
    return switch (node.op()) {
      case "Exit" -> frames().left(node).entered();
      case "Merge" -> frames().isOfLoop(node) ? List.of() : GraphBranches.of(this, node).needs();
      default -> node.inputs();
    };
  }

  @Override
  public void translate(String name) {
    NodeDef node = node(name);
    model.count(1);
    graph().layer(name);
    done.put(name, outputs(node));
  }

  private List<String> outputs(NodeDef node) {
    return switch (node.op()) {
      case "Const" -> List.of("");
      case "Exit" -> frames().left(node).translate(this, node);
      case "Merge" -> GraphBranches.of(this, node).translate();
      case "While", "StatelessWhile" -> GraphFunctions.repeat(this, node);
      case "If", "StatelessIf" -> GraphFunctions.choose(this, node);
      case "PartitionedCall", "StatefulPartitionedCall" -> GraphFunctions.call(this, node);
      default -> {
        List<String> inputs = new ArrayList<>();
        for (String input : node.inputs()) {
          inputs.add(value(input));
        }
        yield GraphOperators.translate(new NodeCall(node, inputs, this));
      }
    };
  }

  @Override
  public Refusal circle(String node) {
    return node(node).broken("needs its own output");
  }

  /// A constant as a tensor of the graph, which it becomes where it is first asked for: many only
  /// steer a node.
  private String written(String tensor) {
    return model.written(source(tensor).node());
  }

  /// The numbers of a constant, also where other nodes pass it on or take it apart; null where it
  /// is computed.
  @Nullable Weight constant(String tensor) {
    Source source = source(tensor);
    if (source.node().op().equals("Const")) {
      return model.weight(source.node());
    }
    return source.node().op().equals("Split") ? GraphShapes.part(source) : null;
  }

  /// The node that a tensor comes from, through others that pass it on.
  record Source(Scope scope, NodeDef node, int output) {
    /// The numbers of an input that is a constant.
    @Nullable Weight constant(int input) {
      return input < node.inputs().size() ? scope.constant(node.inputs().get(input)) : null;
    }
  }

  private Source source(String tensor) {
    Scope scope = this;
    Place place = place(tensor);
    for (int i = 0; i < MOST_PASSES; i++) {
      Elsewhere elsewhere = scope.elsewhere(place.node());
      if (elsewhere != null) {
        scope = elsewhere.scope();
        place = place(elsewhere.tensor());
        continue;
      }
      NodeDef node = scope.nodes.get(place.node());
      if (node == null && scope.isDone(place.node())) {
        return new Source(scope, ARGUMENT, 0);
      }
      node = scope.node(place.node());
      if (!GraphOperators.passesOn(node.op()) || place.output() >= node.inputs().size()) {
        return new Source(scope, node, place.output());
      }
      place = place(node.inputs().get(place.output()));
    }
    throw Refusal.tooLarge("the graph passes " + tensor + " on more than 100 times");
  }

  private @Nullable Elsewhere elsewhere(String name) {
    Elsewhere own = bound.get(name);
    return own != null || around == null || done.containsKey(name) ? own : around.elsewhere(name);
  }

  /// A tensor with its last axis, the channels, moved before those of space.
  String channelsFirst(String tensor, int space) {
    String known = model.firsts().get(tensor);
    return known != null ? known : graph().transpose(tensor, ChannelOrder.first(space + 2));
  }

  /// The other way round.
  String channelsLast(String tensor, int space) {
    String last = graph().transpose(tensor, ChannelOrder.last(space + 2));
    model.firsts().put(last, tensor);
    return last;
  }
}
