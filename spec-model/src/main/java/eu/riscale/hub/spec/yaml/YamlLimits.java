package eu.riscale.hub.spec.yaml;

/// What a file may hold before hub refuses to read it.
///
/// @param bytes size of the file
/// @param depth lists and mappings inside each other
/// @param values scalars, lists and mappings, each alias counted with all that it repeats
public record YamlLimits(int bytes, int depth, int values) {
  /// Two orders of magnitude above the largest published description (180 kB).
  public static final YamlLimits STANDARD = new YamlLimits(16 << 20, 100, 500_000);
}
