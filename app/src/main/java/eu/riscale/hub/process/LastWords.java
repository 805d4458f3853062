package eu.riscale.hub.process;

import eu.riscale.hub.spec.secret.Shown;
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

  /// What `java` says of every failure to start.
  private static final List<String> OF_ANY_START =
      List.of(
          "Error occurred during initialization of VM",
          "Error: Could not create the Java Virtual Machine.",
          "Error: A fatal exception has occurred. Program will exit.");

  private LastWords() {}

  /// Why a process has not started, in words.
  ///
  /// @param how its exit status, in words
  /// @param said what it has printed
  static String notStarted(String how, String said) {
    return said.lines()
        .map(line -> line.replace('#', ' ').strip())
        .filter(line -> !line.isEmpty() && !OF_ANY_START.contains(line))
        .findFirst()
        .map(line -> how + "; it said: " + cut(line))
        .orElse(how);
  }

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
    return cut(last);
  }

  private static String cut(String line) {
    return line.length() > MOST ? Shown.start(line, MOST) + "…" : line;
  }
}
