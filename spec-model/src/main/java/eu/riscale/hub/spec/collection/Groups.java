package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;

/// The lists by which collections up to 0.2.1 told types apart, beside `collection`.
public final class Groups {
  static final List<String> NAMES = List.of("application", "model", "dataset", "notebook");
  private static final List<String> VERSIONS = List.of("0.2.0", "0.2.1");

  private Groups() {}

  /// Whether the version of a collection has such lists.
  static boolean areIn(YamlMapping collection) {
    return collection.get("format_version") instanceof YamlScalar version
        && VERSIONS.contains(version.text());
  }

  /// Whether a collection lists its entries in them.
  public static boolean areUsed(YamlMapping collection) {
    return areIn(collection)
        && NAMES.stream()
            .anyMatch(name ->
                collection.get(name) instanceof YamlSequence list && !list.items().isEmpty());
  }
}
