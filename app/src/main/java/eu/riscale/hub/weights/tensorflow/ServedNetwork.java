package eu.riscale.hub.weights.tensorflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which part of a SavedModel is the network that software runs: its graph and its signature.
public final class ServedNetwork {
  /// The tag of a graph for inference.
  public static final String TAG = "serve";

  /// What exporters call the signature to run, the usual one first.
  private static final List<String> USUAL = List.of("serving_default", TAG, "predict", "default");

  private static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2", "Variable");

  private ServedNetwork() {}

  /// The graph for inference, by its place among all; without one the only graph there is.
  ///
  /// @param tags of each graph
  public static Optional<Integer> graph(List<? extends List<String>> tags) {
    for (int i = 0; i < tags.size(); i++) {
      if (isServed(tags.get(i))) {
        return Optional.of(i);
      }
    }
    return tags.size() == 1 ? Optional.of(0) : Optional.empty();
  }

  /// Whether software that asks TensorFlow for the network can be given the graph with these tags:
  /// TensorFlow compares them as a set, and takes the first that fits.
  static boolean isServed(List<String> tags) {
    return Set.copyOf(tags).equals(Set.of(TAG));
  }

  /// Whether a signature is one to run the network by; others are TensorFlow's own.
  public static boolean isOfNetwork(String key) {
    return !key.startsWith("__saved_model_");
  }

  /// The signature to run: that with the usual name, or the only one.
  ///
  /// @param keys of the signatures that are the network's and have outputs
  public static Optional<String> signature(Collection<String> keys) {
    Optional<String> only = keys.size() == 1 ? keys.stream().findFirst() : Optional.empty();
    return USUAL.stream().filter(keys::contains).findFirst().or(() -> only);
  }

  /// Whether an operator holds weights.
  public static boolean isVariable(String operator) {
    return VARIABLES.contains(operator);
  }
}
