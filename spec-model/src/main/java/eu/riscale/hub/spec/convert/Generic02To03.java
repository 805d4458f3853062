package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;

/// Generic, application, dataset and notebook descriptions of format 0.2 in the form of 0.3.
public final class Generic02To03 {
  private Generic02To03() {}

  /// Converts a description; what the newer format refuses is found when it is decoded.
  ///
  /// @param older a description that is right in its own format
  /// @param declared the version that it declares
  /// @param newest the version that it is converted to
  /// @param out told what cannot be carried over
  public static YamlMapping convert(
      YamlMapping older, FormatVersion declared, FormatVersion newest, Findings out) {
    YamlMapping newer = MetadataForms.convert(Older02.upgrade(older, declared), out);
    return NodeEdits.change(
        newer, "format_version", version -> NodeEdits.text(newest.toString(), version));
  }
}
