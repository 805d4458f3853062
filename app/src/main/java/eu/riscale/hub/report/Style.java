package eu.riscale.hub.report;

import eu.riscale.hub.work.ResourceResult;
import java.util.Locale;

/// Emphasis for a terminal; without colour every text stays as it is.
public enum Style {
  PLAIN,
  COLOUR;

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
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
