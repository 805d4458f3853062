package eu.riscale.hub.weights.tensorflow;

/// The names by which a graph speaks of tensors: `node`, `node:1`, and in functions also
/// `node:output:1`; `^node` for an operation that runs before.
final class TensorName {
  private TensorName() {}

  /// The name of the operation that a tensor comes from.
  static String node(String tensor) {
    int start = isOrder(tensor) ? 1 : 0;
    int colon = tensor.indexOf(':');
    return tensor.substring(start, colon < 0 ? tensor.length() : colon);
  }

  /// The name in full, so that each tensor of a graph has one.
  static String full(String tensor) {
    return tensor.indexOf(':') < 0 ? tensor + ":0" : tensor;
  }

  /// Whether it is no tensor, but the order of two operations.
  static boolean isOrder(String tensor) {
    return tensor.startsWith("^");
  }
}
