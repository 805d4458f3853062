package eu.riscale.hub.run.layer;

import eu.riscale.hub.engine.Inside.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Layers of two networks that are the same layer, as far as names or their order tell.
final class LayerPairs {
  /// So few say nothing of where two networks part.
  private static final int LEAST = 2;

  /// What has weights of its own, so that every export keeps it and its order.
  private static final List<String> WITH_WEIGHTS =
      List.of("Conv", "ConvTranspose", "Gemm", "MatMul", "LSTM", "GRU");

  private static final Pattern NORM = Pattern.compile("(?i)norm|(?<![a-z])bn(?![a-z])");

  private LayerPairs() {}

  /// @param one a layer of the first network
  /// @param other the same of the second
  record Pair(Layer one, Layer other) {}

  /// In the order in which the first network runs them; none where too few can be told.
  static List<Pair> of(List<Layer> one, List<Layer> other) {
    for (List<Pair> pairs :
        List.of(byTensor(one, other), byPath(one, other), byOrder(one, other))) {
      if (pairs.size() >= LEAST) {
        return pairs;
      }
    }
    return List.of();
  }

  /// The same graph, where most of its tensors are called alike.
  private static List<Pair> byTensor(List<Layer> one, List<Layer> other) {
    Map<String, Layer> known = new HashMap<>();
    other.forEach(layer -> known.put(layer.tensor(), layer));
    List<Pair> pairs = new ArrayList<>();
    for (Layer layer : one) {
      Layer same = known.get(layer.tensor());
      if (same != null) {
        pairs.add(new Pair(layer, same));
      }
    }
    return 2 * pairs.size() >= Math.max(one.size(), other.size()) ? pairs : List.of();
  }

  /// Modules by their paths. What a module gives is what its last node gives; a batch norm that an
  /// export has drawn into the layer before it is where that layer's node ends.
  private static List<Pair> byPath(List<Layer> one, List<Layer> other) {
    Map<String, Layer> last = new HashMap<>();
    Set<String> all = new HashSet<>();
    for (Layer layer : one) {
      for (String path = layer.path(); !path.isEmpty(); path = parent(path)) {
        last.put(path, layer);
        all.add(path);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < other.size(); i++) {
      Layer module = other.get(i);
      Layer node = last.get(module.path());
      if (node == null || !node.path().equals(module.path())) {
        continue; // A module of modules ends where a function may follow that has no name.
      }
      Layer next = i + 1 < other.size() ? other.get(i + 1) : module;
      boolean drawnIn = isNorm(next) && !all.contains(next.path()) && !isNorm(module);
      pairs.add(new Pair(node, drawnIn ? next : module));
    }
    return pairs;
  }

  private static boolean isNorm(Layer layer) {
    return layer.operation().toLowerCase(Locale.ROOT).contains("norm");
  }

  private static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /// The layers with weights one by one, where both networks have the same ones in the same order.
  private static List<Pair> byOrder(List<Layer> one, List<Layer> other) {
    if (hasNorms(one) != hasNorms(other)) {
      return List.of(); // One has drawn them into the layers before, whose numbers are others.
    }
    List<Layer> first = withWeights(one);
    List<Layer> second = withWeights(other);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < first.size() && first.size() == second.size(); i++) {
      if (!kind(first.get(i)).equals(kind(second.get(i)))) {
        return List.of();
      }
      pairs.add(new Pair(first.get(i), second.get(i)));
    }
    return pairs;
  }

  /// What is translated from Keras has the name of its layer, whatever it is computed with.
  private static boolean hasNorms(List<Layer> layers) {
    return layers.stream().anyMatch(layer -> isNorm(layer) || NORM.matcher(layer.name()).find());
  }

  /// As ONNX calls it: modules of PyTorch say how many axes of space they have.
  private static String kind(Layer layer) {
    return switch (layer.operation()) {
      case "Conv1d", "Conv2d", "Conv3d" -> "Conv";
      case "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d" -> "ConvTranspose";
      case "Linear" -> "Gemm";
      default -> layer.operation();
    };
  }

  private static List<Layer> withWeights(List<Layer> layers) {
    return layers.stream().filter(layer -> WITH_WEIGHTS.contains(kind(layer))).toList();
  }
}
