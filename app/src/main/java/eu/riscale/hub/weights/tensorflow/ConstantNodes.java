package eu.riscale.hub.weights.tensorflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The operations of a graph that TensorFlow may run as soon as it reads the graph, though nobody
/// asks for them: to find the shapes of all tensors it computes what follows from constants alone.
/// (TensorFlow 2.18, `eval_const_tensor.cc`.)
final class ConstantNodes {
  /// Registered as having a state, and so never run in that way.
  private static final String STATEFUL = "stateful.txt";

  private static final Set<String> PLACEHOLDERS = Set.of("Placeholder", "PlaceholderV2");

  /// What these say may be known without what they are given.
  private static final Set<String> OF_SHAPES =
      Set.of("Shape", "ShapeN", "Rank", "Size", "VariableShape");

  private final SavedGraph graph;

  ConstantNodes(SavedGraph graph) {
    this.graph = graph;
  }

  /// Those that do more than arithmetic.
  List<GraphNode> beyondArithmetic() {
    List<GraphNode> found =
        graph.main().nodes().values().stream()
            .filter(node -> OperatorEffects.of(node).isUnsafe())
            .toList();
    if (found.isEmpty()) {
      return found;
    }
    Set<String> stateful = stateful();
    List<GraphNode> stateless =
        found.stream().filter(node -> !stateful.contains(node.operator())).toList();
    if (stateless.isEmpty()) {
      return stateless;
    }
    Set<String> changing = changing(stateful);
    return stateless.stream().filter(node -> !changing.contains(node.name())).toList();
  }

  /// The names of the operations whose values do not follow from constants.
  private Set<String> changing(Set<String> stateful) {
    Map<String, List<GraphNode>> users = new HashMap<>();
    Set<String> changing = new HashSet<>();
    Deque<String> pending = new ArrayDeque<>();
    for (GraphNode node : graph.main().nodes().values()) {
      String operator = node.operator();
      if (stateful.contains(operator) || PLACEHOLDERS.contains(operator)) {
        changing.add(node.name());
        pending.add(node.name());
      }
      for (String input : node.inputs()) {
        if (!TensorName.isOrder(input)) {
          users.computeIfAbsent(TensorName.node(input), key -> new ArrayList<>(1)).add(node);
        }
      }
    }
    while (!pending.isEmpty()) {
      for (GraphNode user : users.getOrDefault(pending.pop(), List.of())) {
        if (!OF_SHAPES.contains(user.operator()) && changing.add(user.name())) {
          pending.add(user.name());
        }
      }
    }
    return changing;
  }

  private static Set<String> stateful() {
    try (InputStream in =
            Objects.requireNonNull(ConstantNodes.class.getResourceAsStream(STATEFUL), STATEFUL);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
