package eu.riscale.hub.spec.value;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The names by which software finds the description in a folder or package.
public final class DescriptionName {
  /// The name in a package, which all software looks for.
  public static final String PACKAGED = "rdf.yaml";

  private static final List<String> NAMES = List.of(PACKAGED, "bioimageio.yaml", "model.yaml");

  private DescriptionName() {}

  /// Whether a file of this name is taken for a description: it has one of the names, or one of
  /// them behind a dot.
  public static boolean is(String fileName) {
    return NAMES.contains(fileName) || hasEnding(fileName);
  }

  /// The description among the names of one folder: the exact names first, then the endings, the
  /// alphabetically first of several.
  public static Optional<String> first(Collection<String> names) {
    return NAMES.stream()
        .filter(names::contains)
        .findFirst()
        .or(() -> names.stream().filter(DescriptionName::hasEnding).min(String::compareTo));
  }

  private static boolean hasEnding(String fileName) {
    return NAMES.stream().anyMatch(name -> fileName.endsWith("." + name));
  }
}
