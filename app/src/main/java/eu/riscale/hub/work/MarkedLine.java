package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Span;

/// The line of a description that a finding speaks of, or as much of a long one as anybody reads.
///
/// @param text without secrets; ends in `…` on the sides where it goes on
/// @param column in this text, from 1 on, where what the finding speaks of begins
/// @param length how many letters of it that is, at least 1
public record MarkedLine(String text, int column, int length) {
  /// The longest text, without what says that it goes on.
  private static final int LONGEST = 100;

  static MarkedLine of(String line, Span span) {
    int start = Math.min(span.column() - 1, line.length());
    int end =
        span.endLine() == span.line()
            ? Math.min(span.endColumn() - 1, line.length())
            : line.length();
    int from = start < LONGEST - 20 ? 0 : start - 20;
    int to = Math.min(line.length(), from + LONGEST); // A description may be one line of 10 MB.
    String text =
        (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    int column = start - from + (from > 0 ? 1 : 0) + 1;
    return new MarkedLine(text, column, Math.max(1, Math.min(end, to) - start));
  }
}
