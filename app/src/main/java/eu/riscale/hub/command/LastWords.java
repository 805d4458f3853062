package eu.riscale.hub.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process said last before it ended, in one line.
final class LastWords {
  private static final int LAST_BYTES = 16 << 10;
  private static final int MOST = 300;

  /// What a JVM says of a native library that fails: the signal, and further down the library.
  private static final Pattern SIGNAL =
      Pattern.compile("^#\\s+(SIG\\w+ \\(\\w+\\))", Pattern.MULTILINE);

  private static final Pattern FRAME =
      Pattern.compile("^# Problematic frame:\\R# (.*)$", Pattern.MULTILINE);

  private LastWords() {}

  /// Empty where it said nothing.
  static String of(Path output) {
    try {
      byte[] all = Files.readAllBytes(output);
      int start = Math.max(0, all.length - LAST_BYTES);
      return of(new String(all, start, all.length - start, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "";
    }
  }

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
