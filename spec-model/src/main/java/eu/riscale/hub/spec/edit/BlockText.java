package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.EditText;
import java.util.stream.Collectors;

/// Values of several lines, as they stand below the name of a field or behind the dash of an item.
final class BlockText {
  private BlockText() {}

  /// What follows the colon of a field.
  ///
  /// @param indent of the field
  static String afterColon(String value, String indent, String lineEnd) {
    return EditText.isBlock(value)
        ? lineEnd + indent + "  " + indented(value, indent + "  ", lineEnd)
        : " " + value;
  }

  /// The lines below each other, the first one where the text stands.
  static String indented(String value, String indent, String lineEnd) {
    return value.lines().collect(Collectors.joining(lineEnd + indent));
  }
}
