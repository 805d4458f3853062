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

/// The operations on the way to the outputs of a signature that do in use what they do in training:
/// batch norm that measures its input, and dropout that drops. What runs under a condition alone is
/// not looked at, for nobody knows which way it goes. (TensorFlow 2.18, `nn_ops.cc` and
/// `random_ops.cc`.)
final class TrainingOperators {
  /// Where it is not written it is true, and TensorFlow leaves out what is as usual.
  static final String IS_TRAINING = "is_training";

  private static final int MOST_NAMED = 20;

  private static final Set<String> BATCH_NORMS =
      Set.of("FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3");

  /// Many random numbers may lead along one long way.
  private static final int MOST_STEPS = 1_000_000;

  private static final Set<String> RANDOM =
      Set.of("RandomUniform", "StatelessRandomUniform", "StatelessRandomUniformV2");

  /// What may stand between random numbers and the decision whether an element is kept.
  private static final Set<String> BETWEEN =
      Set.of("Add", "AddV2", "Cast", "Identity", "Mul", "Sub");

  private static final Set<String> DECIDING = Set.of("Floor", "GreaterEqual");
  private static final Set<String> CONDITIONS = Set.of("Switch", "RefSwitch", "Merge", "RefMerge");

  private final SavedGraph graph;
  private final Set<String> functions = new HashSet<>();
  private final Deque<Collection<GraphNode>> pending = new ArrayDeque<>();
  private final List<String> clauses = new ArrayList<>();

  /// Operations looked at on the way from random numbers.
  private int steps;

  private TrainingOperators(SavedGraph graph) {
    this.graph = graph;
  }

  /// Each as a clause, such as `FusedBatchNormV3 'norm/FusedBatchNormV3' has is_training true`.
  ///
  /// @param outputs the tensors that the signature names
  static List<String> clauses(SavedGraph graph, Collection<String> outputs) {
    TrainingOperators found = new TrainingOperators(graph);
    found.body(found.leadingTo(outputs));
    while (!found.pending.isEmpty()) {
      found.body(found.pending.pop());
    }
    return found.clauses.stream().limit(MOST_NAMED).toList();
  }

  /// The operations of the graph itself on the way to some tensors.
  private List<GraphNode> leadingTo(Collection<String> outputs) {
    Set<String> seen = new HashSet<>();
    Deque<String> names = new ArrayDeque<>(outputs);
    List<GraphNode> nodes = new ArrayList<>();
    while (!names.isEmpty()) {
      GraphNode node = graph.main().nodes().get(TensorName.node(names.pop()));
      if (node != null && seen.add(node.name())) {
        nodes.add(node);
        node.inputs().stream().filter(input -> !TensorName.isOrder(input)).forEach(names::push);
      }
    }
    return nodes;
  }

  private void body(Collection<GraphNode> nodes) {
    if (nodes.stream().anyMatch(node -> CONDITIONS.contains(node.operator()))) {
      return;
    }
    boolean random = false;
    for (GraphNode node : nodes) {
      random |= RANDOM.contains(node.operator());
      if (BATCH_NORMS.contains(node.operator()) && node.attributes().truth(IS_TRAINING, true)) {
        clauses.add("%s '%s' has is_training true".formatted(node.operator(), node.name()));
      }
      called(node);
    }
    if (random) {
      dropping(nodes);
    }
  }

  private void called(GraphNode node) {
    String name = node.isCall() ? node.attributes().functions().getFirst() : node.operator();
    GraphBody function = graph.functions().get(name);
    if (function != null && functions.add(name)) {
      pending.add(function.nodes().values());
    }
  }

  private void dropping(Collection<GraphNode> nodes) {
    Map<String, List<GraphNode>> takers = new HashMap<>();
    for (GraphNode node : nodes) {
      for (String input : node.inputs()) {
        takers.computeIfAbsent(TensorName.node(input), key -> new ArrayList<>()).add(node);
      }
    }
    for (GraphNode node : nodes) {
      if (RANDOM.contains(node.operator())
          && clauses.size() < MOST_NAMED
          && decides(node, takers)) {
        clauses.add("%s '%s' drops values at random".formatted(node.operator(), node.name()));
      }
    }
  }

  /// Whether random numbers decide which elements are kept.
  private boolean decides(GraphNode random, Map<String, List<GraphNode>> takers) {
    Set<String> seen = new HashSet<>();
    Deque<GraphNode> next = new ArrayDeque<>(List.of(random));
    while (!next.isEmpty() && steps < MOST_STEPS) {
      steps++;
      for (GraphNode taker : takers.getOrDefault(next.pop().name(), List.of())) {
        if (DECIDING.contains(taker.operator())) {
          return true;
        }
        if (BETWEEN.contains(taker.operator()) && seen.add(taker.name())) {
          next.add(taker);
        }
      }
    }
    return false;
  }
}
