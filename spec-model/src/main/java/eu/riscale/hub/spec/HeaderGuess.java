package eu.riscale.hub.spec;

import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is meant by a type or a version that is written in another form, so that one slip there
/// does not hide all others.
final class HeaderGuess {
  static final List<String> TYPES =
      List.of("model", "dataset", "application", "notebook", "generic", "collection");

  private static final Pattern SERIES = Pattern.compile("v?(\\d{1,3})[.,](\\d{1,3})\\b.*");

  private HeaderGuess() {}

  /// The same fields with the names `type` and `format_version` where a name is nearly so, and the
  /// field itself is not there.
  static YamlMapping named(YamlMapping root) {
    YamlMapping named = root;
    for (String field : List.of("type", "format_version")) {
      String written = nameOf(field, root);
      if (!written.equals(field)) {
        named = named.renamed(written, field);
      }
    }
    return named;
  }

  /// The name by which a field goes in a description: its own, or one that is nearly so.
  static String nameOf(String field, YamlMapping root) {
    if (root.get(field) != null) {
      return field;
    }
    return root.entries().stream()
        .map(YamlMapping.Entry::key)
        .filter(key -> DidYouMean.nearest(key, List.of(field)).isPresent())
        .findFirst()
        .orElse(field);
  }

  /// The type of a description that gives none; empty where its fields do not tell.
  static String type(YamlMapping root) {
    boolean model = root.get("weights") != null || root.get("inputs") != null;
    return model && root.get("type") == null ? "model" : "";
  }

  /// A version that is written as a number; empty where there is none.
  static String written(YamlMapping root) {
    return root.get("format_version") instanceof YamlScalar scalar && !scalar.isNull()
        ? scalar.text()
        : "";
  }

  /// The newest version of the series that a text starts with.
  static Optional<FormatVersion> newest(String type, String version) {
    Matcher series = SERIES.matcher(version.strip());
    if (!series.matches()) {
      return Optional.empty();
    }
    int major = Integer.parseInt(series.group(1));
    int minor = Integer.parseInt(series.group(2));
    return ResourceFormat.of(type, major, minor).map(ResourceFormat::newest);
  }

  /// The type that a word nearly is. Any word may be the type of a generic description, so this is
  /// a slip for certain only where no generic description has the version.
  static Optional<String> misspelt(String type, String version) {
    return TYPES.contains(type) || newest("generic", version).isPresent()
        ? Optional.empty()
        : DidYouMean.nearest(type.strip(), TYPES).filter(near -> newest(near, version).isPresent());
  }
}
