package eu.riscale.hub.report;

import eu.riscale.hub.spec.secret.Shown;
import java.util.stream.Collectors;

/// Text from an untrusted file, made safe for a terminal and a page: without secrets, cut where it
/// is too long to be read ([Shown]); control characters, which could move the cursor or set
/// colours, are shown by their code point, tabs as one space (so that carets stay in place), halves
/// of surrogate pairs as U+FFFD.
public final class Printable {
  private Printable() {}

  /// On as many lines as it has.
  public static String of(String text) {
    return whole(Shown.of(text));
  }

  /// The same of a text that is bounded by itself and holds no secret.
  public static String whole(String text) {
    int first = firstUnsafe(text);
    if (first < 0) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        safe.append(' ');
      } else if (isHalf(text, i)) {
        safe.append('\uFFFD');
      } else if (isHidden(c)) {
        safe.append(escaped(c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /// The text on one line: untrusted text must not look like lines of the report.
  public static String line(String text) {
    return of(text)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static int firstUnsafe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || isHidden(c) || isHalf(text, i)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a surrogate stands there without its other half.
  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  /// A character by its code point, as JSON and Java escape it.
  public static String escaped(char c) {
    return String.format("\\u%04x", (int) c);
  }

  /// C0 and C1 controls but for the line feed, the other ends of lines, and the marks that reverse
  /// the direction of text.
  public static boolean isHidden(char c) {
    boolean control = (c < ' ' && c != '\n') || (c >= 0x7F && c < 0xA0);
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean lineEnd = c == 0x2028 || c == 0x2029;
    return control || direction || lineEnd;
  }
}
