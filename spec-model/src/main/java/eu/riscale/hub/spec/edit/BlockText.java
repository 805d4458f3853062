package eu.riscale.hub.spec.edit;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values of several lines, as they stand below the name of a field or behind the dash of an item.
final class BlockText {
  /// A field with its value, which may not stand behind the name of another one.
  private static final Pattern FIELD = Pattern.compile("[\\w-]+:(?: .*)?");

  private BlockText() {}

  /// Whether a value in YAML stands on lines of its own.
  static boolean isBlock(String value) {
    return value.contains("\n") || value.startsWith("- ") || FIELD.matcher(value).matches();
  }

  /// What follows the colon of a field.
  ///
  /// @param indent of the field
  static String afterColon(String value, String indent, String lineEnd) {
    return isBlock(value)
        ? lineEnd + indent + "  " + indented(value, indent + "  ", lineEnd)
        : " " + value;
  }

  /// The lines below each other, the first one where the text stands.
  static String indented(String value, String indent, String lineEnd) {
    return value.lines().collect(Collectors.joining(lineEnd + indent));
  }
}
