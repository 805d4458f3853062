package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Loops;
import eu.riscale.hub.weights.keras.NodeDef;
import eu.riscale.hub.weights.keras.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conditions in the form of single nodes: `Switch` leads a tensor into one of two branches, and
/// `Merge` gives what comes out of the one that was taken.
final class GraphBranches {
  private final Scope scope;
  private final NodeDef merge;

  /// What the nodes of the condition lead into its branches, by their names.
  private final Map<String, String> led = new LinkedHashMap<>();

  private final Set<String> predicates = new LinkedHashSet<>();

  /// Which input of the `Merge` is that of the branch for true; -1 where that is not known.
  private int whereTrue = -1;

  private GraphBranches(Scope scope, NodeDef merge) {
    this.scope = scope;
    this.merge = merge;
  }

  /// @throws Refusal where it cannot be told which branch is which
  static GraphBranches of(Scope scope, NodeDef merge) {
    GraphBranches branches = new GraphBranches(scope, merge);
    if (merge.inputs().size() != 2) {
      throw branches.unclear();
    }
    branches.search(0);
    branches.search(1);
    if (branches.whereTrue < 0 || branches.predicates.size() != 1) {
      throw branches.unclear();
    }
    return branches;
  }

  private Refusal unclear() {
    return merge.refuse("belongs to a condition whose branches cannot be told apart");
  }

  /// What must be translated before: the predicate and what is led into the branches.
  List<String> needs() {
    Set<String> needs = new LinkedHashSet<>(predicates);
    needs.addAll(led.values());
    return List.copyOf(needs);
  }

  List<String> translate() {
    return Loops.choose(
        scope.graph(),
        scope.tensor(predicates.iterator().next()),
        () -> branch(merge.inputs().get(whereTrue)),
        () -> branch(merge.inputs().get(1 - whereTrue)));
  }

  private List<String> branch(String output) {
    Scope branch = scope.again();
    led.forEach((way, tensor) -> branch.bind(way, scope, tensor));
    return List.of(branch.reached(output));
  }

  /// A tensor on the way back from the `Merge`.
  ///
  /// @param depth how many other conditions it lies in
  private record Back(String tensor, int depth) {}

  private void search(int input) {
    Deque<Back> open = new ArrayDeque<>(List.of(new Back(merge.inputs().get(input), 0)));
    Set<Back> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Back back = open.pop();
      if (!seen.add(back)) {
        continue;
      }
      scope.model().count(1);
      Scope.Place place = Scope.place(back.tensor());
      NodeDef node = scope.found(place.node());
      if (node == null || (scope.frames().isOfLoop(node) && !node.op().equals("Exit"))) {
        continue;
      }
      switch (node.op()) {
        case "Switch" -> {
          if (back.depth() == 0) {
            add(node, place.output() == 1 ? input : 1 - input);
          } else if (!node.inputs().isEmpty()) {
            open.push(new Back(node.inputs().getFirst(), back.depth() - 1));
          }
        }
        case "Merge" -> node.inputs().forEach(each -> open.push(new Back(each, back.depth() + 1)));
        default -> scope.sources(node).forEach(each -> open.push(new Back(each, back.depth())));
      }
    }
  }

  private void add(NodeDef way, int isTrue) {
    if (way.inputs().size() != 2 || (whereTrue >= 0 && whereTrue != isTrue)) {
      throw unclear();
    }
    whereTrue = isTrue;
    led.put(way.name(), way.inputs().get(0));
    predicates.add(scope.passed(way.inputs().get(1)));
  }
}
