package eu.riscale.hub.report;

import eu.riscale.hub.work.ResourceResult;
import java.util.Locale;
import java.util.Map;

/// How texts look at a terminal: emphasised, where there is colour, and as wide as it is.
///
/// @param isColoured without colour every text stays as it is
/// @param columns the most that lines of prose have; 0 for any number
public record Style(boolean isColoured, int columns) {
  public static final Style PLAIN = new Style(false, 0);
  public static final Style COLOUR = new Style(true, 0);

  /// Whether the person's environment lets a terminal show more than lines of text.
  public static boolean isAllowedBy(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /// The same for a terminal of so many columns.
  public Style within(int most) {
    return new Style(isColoured, most);
  }

  /// Prose, with line breaks between words where it would not fit, each followed by the indent.
  ///
  /// @param taken columns that stand before the first word
  String prose(String text, int taken, String indent) {
    if (columns == 0 || taken + text.length() <= columns) {
      return text;
    }
    return Columns.hanging(text, taken, indent, columns);
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  String red(String text) {
    return paint("1;31", text);
  }

  String green(String text) {
    return paint("1;32", text);
  }

  String yellow(String text) {
    return paint("1;33", text);
  }

  String blue(String text) {
    return paint("1;34", text);
  }

  /// The word for a status, as wide as the longest.
  String verdict(ResourceResult.Status status) {
    String word = String.format(Locale.ROOT, "%-10s", status.word());
    return switch (status) {
      case VALID, PASSED -> green(word);
      case INVALID, FAILED, UNTESTED, UNREADABLE -> red(word);
      case UNCHECKED -> yellow(word);
    };
  }

  private String paint(String code, String text) {
    return !isColoured ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
