package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Endings of files of weights that belong to one format alone.
final class WeightsFiles {
  private static final Map<String, String> FORMATS =
      Map.of(
          "onnx", "onnx",
          "pth", "pytorch_state_dict",
          "keras", "keras_v3",
          "h5", "keras_hdf5",
          "hdf5", "keras_hdf5");

  private WeightsFiles() {}

  /// The format that the file of weights has, by its ending, where they go by another name; empty
  /// where the format is there already.
  static Optional<String> format(Place place) {
    if (!place.path().parent().toString().equals("weights")
        || !(place.node() instanceof YamlMapping weights)
        || !(weights.get("source") instanceof YamlScalar source)) {
      return Optional.empty();
    }
    String name = source.text().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    YamlMapping all = place.holder();
    return Optional.ofNullable(FORMATS.get(ending))
        .filter(format -> all != null && all.get(format) == null);
  }
}
