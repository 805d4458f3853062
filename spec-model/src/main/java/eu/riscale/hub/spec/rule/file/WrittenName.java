package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.yaml.YamlText;

/// The name of a file that is there, written in the place of one that is not.
final class WrittenName {
  private WrittenName() {}

  /// The finding with that change, where the name alone stands in its field: in 0.4, the paths of
  /// code and of lists of dependencies stand in a text with more than that.
  static Finding of(String path, ReferencedFile missing, Finding finding) {
    Object field = missing.at().segments().getLast();
    return field.equals("architecture") || field.equals("dependencies")
        ? finding
        : finding.fix(new Edit.Write(missing.at(), YamlText.of(path)));
  }

  /// Files that differ by numbers alone are versions, steps or channels, and not misspelt.
  static boolean isOfOtherNumber(ReferencedFile missing, String path) {
    return !digits(path).equals(digits(missing.source().toString()));
  }

  private static String digits(String path) {
    return path.replaceAll("[^0-9]", "");
  }
}
