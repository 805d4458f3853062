package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.Locale;

/// Text as it may be shown to anybody: a report is often as public as the model. Secrets are
/// hidden, and what is too long to be read is cut in its middle.
public final class Shown {
  /// What a person would read of one value or message.
  public static final int LONGEST = 4_000;

  /// A message quotes what was found, which may be a megabyte or a secret.
  public static final int LONGEST_MESSAGE = 2_000;

  /// So far around a cut a secret is looked for, so that no half of one remains.
  private static final int AROUND = 10_000;

  private Shown() {}

  /// Without secrets and at most as long as anybody reads.
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /// Without secrets, and at most about that long.
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return whole(text);
    }
    int head = longest * 3 / 4;
    int tail = longest - head;
    String begin = text;
    String end = text;
    if (text.length() > 2 * AROUND + longest) {
      begin = text.substring(0, head + AROUND);
      end = text.substring(text.length() - tail - AROUND);
    }
    begin = cut(whole(begin), 0, head);
    String shown = whole(end);
    end = cut(shown, Math.max(0, shown.length() - tail), shown.length());
    int left = text.length() - begin.length() - end.length();
    return left <= 0
        ? whole(text)
        : String.format(Locale.ROOT, "%s… (%,d characters) …%s", begin, left, end);
  }

  /// Its first letters without secrets, not one more than asked for, also where the cut would leave
  /// the half of a secret.
  public static String start(String text, int letters) {
    String begin = text.length() > letters + AROUND ? text.substring(0, letters + AROUND) : text;
    return cut(whole(begin), 0, letters);
  }

  /// Without secrets, however long it is.
  public static String whole(String text) {
    List<Spot> secrets = Secrets.in(text);
    if (secrets.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int at = 0;
    for (Spot secret : secrets) {
      shown.append(text, at, secret.start() + secret.shownLetters(text)).append('…');
      at = secret.end();
    }
    return shown.append(text, at, text.length()).toString();
  }

  /// Without secrets, of which a star remains for each letter, so that lines and columns stay.
  public static String inPlace(String text) {
    List<Spot> secrets = Secrets.in(text);
    if (secrets.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text);
    for (Spot secret : secrets) {
      for (int i = secret.start() + secret.shownLetters(text); i < secret.end(); i++) {
        if (!Character.isWhitespace(text.charAt(i))) {
          shown.setCharAt(i, '*');
        }
      }
    }
    return shown.toString();
  }

  /// No half of a pair of surrogates is left at either end.
  private static String cut(String text, int from, int to) {
    int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    int end = Math.min(to, text.length());
    boolean halves = end > start && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(start, halves ? end - 1 : end);
  }
}
