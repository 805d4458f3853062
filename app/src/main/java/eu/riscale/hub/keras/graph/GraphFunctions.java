package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Loops;
import eu.riscale.hub.weights.keras.GraphFunction;
import eu.riscale.hub.weights.keras.NodeDef;
import java.util.ArrayList;
import java.util.List;

/// Nodes that run functions of a TensorFlow graph: its loops and conditions.
final class GraphFunctions {
  private GraphFunctions() {}

  /// `PartitionedCall`, as if the function stood here.
  static List<String> call(Scope scope, NodeDef node) {
    return results(bound(scope, node, scope.model().function(node, "f"), node.inputs()));
  }

  /// `If`, whose first input says which.
  static List<String> choose(Scope scope, NodeDef node) {
    GraphFunction yes = scope.model().function(node, "then_branch");
    GraphFunction no = scope.model().function(node, "else_branch");
    if (node.inputs().isEmpty() || yes.results().size() != no.results().size()) {
      throw node.broken("has branches that do not fit");
    }
    List<String> inputs = node.inputs().subList(1, node.inputs().size());
    String condition = scope.tensor(node.inputs().getFirst());
    return Loops.choose(
        scope.graph(),
        condition,
        () -> results(bound(scope, node, yes, inputs)),
        () -> results(bound(scope, node, no, inputs)));
  }

  private record Call(Scope scope, GraphFunction function) {}

  private static List<String> results(Call call) {
    return call.function().results().stream().map(call.scope()::reached).toList();
  }

  /// A function with its arguments bound to tensors of the scope.
  private static Call bound(
      Scope scope, NodeDef node, GraphFunction function, List<String> inputs) {
    requireArguments(node, function, inputs.size());
    Scope inner = scope.of(function);
    for (int i = 0; i < inputs.size(); i++) {
      inner.bind(function.arguments().get(i), scope, inputs.get(i));
    }
    return new Call(inner, function);
  }

  private static void requireArguments(NodeDef node, GraphFunction function, int count) {
    if (function.arguments().size() != count) {
      throw node.broken(
          "runs a function of " + function.arguments().size() + " arguments with " + count);
    }
  }

  /// `While`, whose variables are its inputs; those that never change are no variables.
  static List<String> repeat(Scope scope, NodeDef node) {
    GraphFunction condition = scope.model().function(node, "cond");
    GraphFunction body = scope.model().function(node, "body");
    int count = node.inputs().size();
    requireArguments(node, condition, count);
    requireArguments(node, body, count);
    if (body.results().size() != count || condition.results().size() != 1) {
      throw node.broken("has a body or a condition that does not fit");
    }
    List<Integer> varying = new ArrayList<>();
    List<String> start = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String passed = GraphOperators.passed(body.nodes(), body.results().get(i));
      if (!passed.equals(body.arguments().get(i))) {
        varying.add(i);
        start.add(scope.tensor(node.inputs().get(i)));
      }
    }
    List<String> after =
        Loops.repeat(
            scope.graph(),
            start,
            values ->
                step(scope, node, condition, varying, values)
                    .reached(condition.results().getFirst()),
            values -> {
              Scope step = step(scope, node, body, varying, values);
              return varying.stream().map(i -> step.reached(body.results().get(i))).toList();
            });
    List<String> outputs = new ArrayList<>();
    node.inputs().forEach(input -> outputs.add(scope.tensor(input)));
    for (int i = 0; i < after.size(); i++) {
      outputs.set(varying.get(i), after.get(i));
    }
    return outputs;
  }

  private static Scope step(
      Scope scope,
      NodeDef node,
      GraphFunction function,
      List<Integer> varying,
      List<String> values) {
    Scope step = scope.of(function);
    for (int i = 0; i < node.inputs().size(); i++) {
      step.bind(function.arguments().get(i), scope, node.inputs().get(i));
    }
    for (int i = 0; i < values.size(); i++) {
      step.give(function.arguments().get(varying.get(i)), List.of(values.get(i)));
    }
    return step;
  }
}
