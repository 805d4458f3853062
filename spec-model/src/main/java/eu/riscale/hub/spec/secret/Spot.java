package eu.riscale.hub.spec.secret;

/// A place in a text that its author would not publish.
///
/// @param what such as `a GitHub token` or `a home folder`
/// @param start index of its first letter
/// @param end index behind its last letter
/// @param excerpt what may be shown of it and around it: of a secret its first letters at most
public record Spot(String what, int start, int end, String excerpt) {
  /// Counted from 1.
  public int line(String text) {
    return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
  }

  /// Counted from 1.
  public int column(String text) {
    return start - text.lastIndexOf('\n', start - 1);
  }

  boolean overlaps(Spot other) {
    return start < other.end && other.start < end;
  }

  /// How many of its letters the excerpt begins with.
  int shownLetters(String text) {
    int shown = Math.max(0, excerpt.length() - 1);
    return text.startsWith(excerpt.substring(0, shown), start) ? shown : 0;
  }
}
