package eu.riscale.hub.report.ci;

import eu.riscale.hub.report.Printable;

/// Untrusted text as Markdown of GitHub's kind: shown as it is, never read as marks, links, tags or
/// cells.
public final class Markdown {
  /// Marks that mean something within a line.
  private static final String MARKS = "\\`*_[]|~!$#@";

  private Markdown() {}

  /// On one line.
  public static String text(String untrusted) {
    StringBuilder safe = new StringBuilder();
    String line = Printable.line(untrusted);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        default -> safe.append(isMark(line, i) ? "\\" : "").append(c);
      }
    }
    return safe.toString();
  }

  /// Addresses would become links without any mark.
  private static boolean isMark(String line, int at) {
    char c = line.charAt(at);
    boolean address =
        (c == ':' && line.startsWith("//", at + 1))
            || (c == '.' && line.regionMatches(true, at - 3, "www", 0, 3));
    return address || MARKS.indexOf(c) >= 0;
  }

  /// On one line, in the type of code.
  public static String code(String untrusted) {
    return "<code>" + text(untrusted) + "</code>";
  }

  /// Lines that keep their indentation. The fence is longer than any in the text.
  ///
  /// @param language that marks are coloured by; may be empty
  static String block(String language, String untrusted) {
    String text = Printable.of(untrusted);
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + language + "\n" + text + "\n" + fence + "\n";
  }
}
