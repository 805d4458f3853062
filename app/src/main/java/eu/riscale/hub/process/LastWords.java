package eu.riscale.hub.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process said last before it ended, in one line.
final class LastWords {
  private static final int MOST = 300;

  /// What a JVM says of a native library that fails: the signal, and further down the library.
  private static final Pattern SIGNAL =
      Pattern.compile("^#\\s+(SIG\\w+ \\(\\w+\\))", Pattern.MULTILINE);

  private static final Pattern FRAME =
      Pattern.compile("^# Problematic frame:\\R# (.*)$", Pattern.MULTILINE);

  private static final Pattern REPORT =
      Pattern.compile(
          "^#\\R# A fatal error has been detected by the Java Runtime", Pattern.MULTILINE);

  private LastWords() {}

  /// How a process ended, in words.
  ///
  /// @param how its exit status, in words
  /// @param said what it has printed
  static String ending(String how, String said) {
    String words = of(said);
    return words.isEmpty()
        ? how
        : SIGNAL.matcher(said).find() ? words : how + "; the last that it printed: " + words;
  }

  /// What was printed before Java itself told of a crash.
  static String withoutReport(String said) {
    Matcher report = REPORT.matcher(said);
    return report.find() ? said.substring(0, report.start()) : said;
  }

  /// Empty where it said nothing.
  static String of(String said) {
    Matcher signal = SIGNAL.matcher(said);
    Matcher frame = FRAME.matcher(said);
    if (signal.find()) {
      return signal.group(1) + (frame.find() ? " in " + frame.group(1).strip() : "");
    }
    List<String> lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String last = lines.isEmpty() ? "" : lines.getLast();
    return last.length() > MOST ? last.substring(0, MOST) + "…" : last;
  }
}
