package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Loops;
import eu.riscale.hub.weights.keras.NodeDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One loop in the form of single nodes, of which [GraphFrames] tells.
final class GraphFrame {
  /// A variable of the loop.
  ///
  /// @param start the tensor that it is before the first step
  /// @param next the one that it is after a step
  /// @param switches the nodes that lead it into a step, or out
  /// @param exits the nodes that give it when all is done
  private record Variable(String start, String next, List<String> switches, List<String> exits) {}

  /// By the names of their `Merge`.
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  private final List<String> entered = new ArrayList<>();
  private String condition = "";

  void enter(String tensor) {
    entered.add(tensor);
  }

  void add(String merge, String start, String next) {
    variables.put(merge, new Variable(start, next, new ArrayList<>(), new ArrayList<>()));
  }

  void lead(String merge, String way, String goesOn) {
    variable(merge).switches().add(way);
    condition = goesOn;
  }

  void leave(String merge, String exit) {
    variable(merge).exits().add(exit);
  }

  private Variable variable(String merge) {
    return Objects.requireNonNull(variables.get(merge));
  }

  /// The tensors that come in from around the loop.
  List<String> entered() {
    return entered;
  }

  /// The output of an `Exit`; all others of the loop are given theirs.
  List<String> translate(Scope scope, NodeDef exit) {
    List<String> varying = new ArrayList<>();
    List<String> start = new ArrayList<>();
    variables.forEach((merge, variable) -> {
      if (!isKept(scope, variable)) {
        varying.add(merge);
        start.add(scope.tensor(variable.start()));
      }
    });
    List<String> after =
        Loops.repeat(
            scope.graph(),
            start,
            values -> step(scope, varying, values).reached(condition),
            values -> {
              Scope step = step(scope, varying, values);
              return varying.stream().map(each -> step.reached(variable(each).next())).toList();
            });
    Map<String, String> results = zipped(varying, after);
    variables.forEach((merge, variable) -> {
      String value = results.get(merge);
      String given = value == null ? scope.value(variable.start()) : value;
      variable.exits().forEach(each -> scope.give(each, List.of(given)));
    });
    return List.of(scope.value(exit.name()));
  }

  private static Map<String, String> zipped(List<String> names, List<String> values) {
    Map<String, String> zipped = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      zipped.put(names.get(i), values.get(i));
    }
    return zipped;
  }

  private boolean isKept(Scope scope, Variable variable) {
    String from = Scope.place(scope.passed(variable.next())).node();
    return variable.switches().contains(from);
  }

  /// The nodes of one step, or of the condition before it.
  private Scope step(Scope scope, List<String> varying, List<String> values) {
    Scope step = scope.again();
    Map<String, String> known = zipped(varying, values);
    variables.forEach((merge, variable) -> {
      String value = known.get(merge);
      if (value == null) {
        step.bind(merge, scope, variable.start());
        variable.switches().forEach(way -> step.bind(way, scope, variable.start()));
      } else {
        step.give(merge, List.of(value));
        variable.switches().forEach(way -> step.give(way, List.of(value, value)));
      }
    });
    return step;
  }
}
