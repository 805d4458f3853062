package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Where a layer's weights are, in the two ways in which Keras addresses them.
///
/// @param names names of the nested models around the layer, from the outermost, and of the layer
/// @param archive path in `model.weights.h5` of a `.keras` file: it counts the layers of each
///   class, as in `layers/functional/layers/conv2d_1`
public record LayerPath(List<String> names, String archive) {
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern CAPITALIZED = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

  /// The outermost model.
  public static LayerPath root() {
    return new LayerPath(List.of(), "");
  }

  /// A layer of this model.
  ///
  /// @param counts how many layers of each class came before it; this one is added
  LayerPath layer(String name, String className, Map<String, Integer> counts) {
    List<String> inner = new ArrayList<>(names);
    inner.add(name);
    String kind = snakeCase(className);
    int count = counts.merge(kind, 1, Integer::sum) - 1;
    String step = "layers/" + kind + (count == 0 ? "" : "_" + count);
    return new LayerPath(List.copyOf(inner), archive.isEmpty() ? step : archive + "/" + step);
  }

  /// The layer inside a wrapper, which shares the wrapper's name.
  public LayerPath wrapped() {
    return new LayerPath(names, archive + "/layer");
  }

  /// A part of the layer that keeps weights of its own in an archive.
  public LayerPath part(String folder) {
    return new LayerPath(names, archive + "/" + folder);
  }

  /// `MaxPooling2D` → `max_pooling2d`, `PReLU` → `p_re_lu`: two passes, as Keras does it.
  private static String snakeCase(String className) {
    String word = NO_WORD.matcher(className).replaceAll("");
    String capitalized = CAPITALIZED.matcher(word).replaceAll("$1_$2");
    return CAPITAL.matcher(capitalized).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
