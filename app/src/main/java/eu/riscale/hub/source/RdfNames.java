package eu.riscale.hub.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The names that a description may have in a folder or package (specification, packages).
final class RdfNames {
  private static final List<String> EXACT = List.of("rdf.yaml", "bioimageio.yaml", "model.yaml");
  private static final List<String> ENDINGS =
      List.of(".rdf.yaml", ".bioimageio.yaml", ".model.yaml");

  private RdfNames() {}

  /// The description among the names of one folder: the exact names first, then the endings, the
  /// alphabetically first of several.
  static Optional<String> find(Collection<String> names) {
    for (String exact : EXACT) {
      if (names.contains(exact)) {
        return Optional.of(exact);
      }
    }
    return names.stream()
        .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
        .min(String::compareTo);
  }
}
