package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;

/// What is said about another file than the one whose lines a report shows.
public final class InFile {
  private InFile() {}

  /// The finding's message without its full stop, and its line.
  static String words(Finding finding) {
    String message = finding.message();
    String clause = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    Span span = finding.span();
    return span == null ? clause : clause + " (line " + span.line() + ")";
  }

  /// The finding's message with the file, and the line of it.
  public static String message(Finding finding, String file) {
    Span span = finding.span();
    String line = span == null ? "" : ", line " + span.line();
    return "In " + file + line + ": " + finding.message();
  }
}
