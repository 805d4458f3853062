package eu.riscale.hub.weights.onnx;

import eu.riscale.hub.weights.StoredTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The network's numbers that constant nodes hold, as some exporters write them instead of
/// initializers. Shapes, axes and single numbers are settings of operators, as are the scales of a
/// resize.
final class ConstantNumbers {
  private static final Set<String> RESIZES = Set.of("Resize", "Upsample");

  /// ONNX has shapes, axes and indices as `int64`.
  private static final Set<String> OF_SETTINGS = Set.of("int64", "bool", "string");

  private final List<StoredTensor> held = new ArrayList<>();
  private final Set<String> settings = new HashSet<>();

  /// @param value the tensor among its attributes
  void node(TrainingNodes.Node node, Optional<StoredTensor> value) {
    if (RESIZES.contains(node.operator())) {
      settings.addAll(node.taken().subList(Math.min(1, node.taken().size()), node.taken().size()));
    }
    if (node.operator().equals("Constant") && !node.given().isEmpty()) {
      value.filter(ConstantNumbers::isArray).ifPresent(tensor -> held.add(of(node, tensor)));
    }
  }

  List<StoredTensor> all() {
    return held.stream().filter(tensor -> !settings.contains(tensor.name())).toList();
  }

  private static boolean isArray(StoredTensor tensor) {
    return !tensor.shape().isEmpty() && !OF_SETTINGS.contains(tensor.dtype());
  }

  private static StoredTensor of(TrainingNodes.Node node, StoredTensor tensor) {
    return StoredTensor.of(node.given().getFirst(), tensor.dtype(), tensor.shape());
  }
}
