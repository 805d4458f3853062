package eu.riscale.hub.weights.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The nodes of a graph that do in use what they do in training: batch norm that measures its
/// input, and dropout that drops. (ONNX 1.18, BatchNormalization-15 and Dropout-13.)
final class TrainingNodes {
  private static final int MOST_NAMED = 20;
  private static final int TRAINING_INPUT = 2;

  private final Set<String> truths = new HashSet<>();
  private final List<Node> batchNorms = new ArrayList<>();
  private final List<Node> dropouts = new ArrayList<>();

  /// @param taken the values that it takes
  /// @param given the values that it gives
  record Node(String name, String operator, List<String> taken, List<String> given) {
    private String clause() {
      return "%s '%s'".formatted(operator, name.isEmpty() ? String.join(", ", given) : name);
    }
  }

  /// A value of the graph that is the truth.
  void truth(String name) {
    truths.add(name);
  }

  /// @param isOn whether an attribute turns training on, or the node is the truth
  void node(Node node, boolean isOn) {
    switch (node.operator()) {
      case "BatchNormalization" -> {
        if (isOn) {
          batchNorms.add(node);
        }
      }
      case "Constant" -> {
        if (isOn) {
          truths.addAll(node.given());
        }
      }
      case "Dropout" -> {
        if (node.taken().size() > TRAINING_INPUT) {
          dropouts.add(node);
        }
      }
      default -> {}
    }
  }

  /// Each as a clause, such as `BatchNormalization '/norm/BatchNormalization'`.
  List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    batchNorms.stream()
        .limit(MOST_NAMED)
        .forEach(node -> clauses.add(node.clause() + " has training_mode 1"));
    dropouts.stream()
        .filter(node -> truths.contains(node.taken().get(TRAINING_INPUT)))
        .limit(MOST_NAMED)
        .forEach(node -> clauses.add(node.clause() + " drops values at random"));
    return clauses;
  }
}
