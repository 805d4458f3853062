package eu.riscale.hub.weights.tensorflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What TensorFlow runs of a graph in one of its phases: all that leads to some of its tensors, and
/// every operation of each function on the way, for such run whether or not somebody needs them.
final class Reach {
  private final SavedGraph graph;
  private final Given given;
  private final Consumer<Step> each;
  private final Set<String> nodes = new HashSet<>();
  private final Set<String> implementations = new HashSet<>();
  private final Map<String, List<Caller>> callers = new HashMap<>();
  private final Deque<Step> pending = new ArrayDeque<>();

  /// The tensors that TensorFlow gives values to in a phase, whatever the graph says.
  ///
  /// @param assets those that are paths of files in the folder `assets`
  /// @param variables those that are the path of the files of the variables
  record Given(Set<String> assets, Set<String> variables) {}

  /// An operation on the way.
  ///
  /// @param root what led to it, such as `the signature serving_default`
  record Step(Reach reach, GraphBody body, GraphNode node, String root) {}

  /// An operation that calls a function.
  ///
  /// @param handsOver whether its inputs are the function's arguments, in order
  record Caller(GraphBody body, GraphNode node, boolean handsOver) {}

  /// @param each is given every operation once
  Reach(SavedGraph graph, Given given, Consumer<Step> each) {
    this.graph = graph;
    this.given = given;
    this.each = each;
  }

  /// Goes on from tensors and operations of the graph.
  ///
  /// @param names such as `dense/Softmax:0`
  void from(Collection<String> names, String root) {
    names.forEach(name -> node(name, root));
    while (!pending.isEmpty()) {
      Step step = pending.pop();
      each.accept(step);
      calls(step);
      if (!step.body().isFunction()) {
        step.node().inputs().forEach(input -> node(input, root));
      }
    }
  }

  Given given() {
    return given;
  }

  /// Who calls a function.
  List<Caller> callers(GraphBody function) {
    return callers.getOrDefault(function.function(), List.of());
  }

  private void node(String input, String root) {
    GraphNode node = graph.main().nodes().get(TensorName.node(input));
    if (node != null && nodes.add(node.name())) {
      pending.add(new Step(this, graph.main(), node, root));
    }
  }

  /// A function that has the name of an operator goes before it.
  private void calls(Step step) {
    GraphNode node = step.node();
    boolean isFunction = graph.functions().containsKey(node.operator());
    List<String> named = node.attributes().functions();
    boolean isCall = !isFunction && node.isCall();
    for (String name : named) {
      function(name, new Caller(step.body(), node, isCall), step.root());
    }
    function(node.operator(), new Caller(step.body(), node, named.isEmpty()), step.root());
  }

  private void function(String name, Caller caller, String root) {
    Caller another = new Caller(caller.body(), caller.node(), false);
    Deque<String> others = new ArrayDeque<>();
    function(name, caller, root, others);
    while (!others.isEmpty()) {
      function(others.pop(), another, root, others);
    }
  }

  private void function(String name, Caller caller, String root, Deque<String> others) {
    GraphBody function = graph.functions().get(name);
    if (function == null) {
      return;
    }
    List<Caller> known = callers.get(name);
    if (known != null) {
      known.add(caller);
      return;
    }
    callers.put(name, new ArrayList<>(List.of(caller)));
    function.nodes().values().forEach(node -> pending.add(new Step(this, function, node, root)));
    others.addAll(graph.gradients().getOrDefault(name, List.of()));
    others.addAll(function.attributes().functions());
    String implemented = SavedGraph.implemented(function);
    if (implementations.add(implemented)) {
      others.addAll(graph.implementations().getOrDefault(implemented, List.of()));
    }
  }
}
