package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Span;

/// The line of a description that a finding speaks of, or as much of a long one as anybody reads.
///
/// @param text without secrets; has `…` on the sides where the line goes on
/// @param column in this text, from 1 on, where what the finding speaks of begins
/// @param length how many letters of it that is, at least 1
public record MarkedLine(String text, int column, int length) {
  /// The longest text, with what says that it goes on.
  public static final int LONGEST = 102;

  private static final int WINDOW = 100;

  /// So many letters stand before what a finding speaks of, where the line begins further ahead.
  private static final int BEFORE = 20;

  static MarkedLine of(String line, Span span) {
    int start = Math.min(span.column() - 1, line.length());
    int from = isNear(start) ? 0 : start - BEFORE;
    int to = Math.min(line.length(), from + WINDOW); // A description may be one line of 10 MB.
    String text =
        (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    return ofText(text, span);
  }

  /// One that was shown before.
  ///
  /// @param text as it was shown, at most [#LONGEST] letters
  public static MarkedLine ofText(String text, Span span) {
    boolean cut = text.startsWith("…") && !isNear(span.column() - 1);
    int begin = cut ? 1 : 0;
    int end = Math.min(text.length(), begin + WINDOW);
    int start = cut ? begin + BEFORE : Math.min(span.column() - 1, end);
    boolean one = span.line() == span.endLine();
    long last = one ? (long) start + span.endColumn() - span.column() : end;
    return new MarkedLine(text, start + 1, (int) Math.max(1, Math.min(last, end) - start));
  }

  private static boolean isNear(int start) {
    return start < WINDOW - BEFORE;
  }
}
