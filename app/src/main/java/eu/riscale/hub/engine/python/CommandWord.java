package eu.riscale.hub.engine.python;

import java.io.File;
import java.util.regex.Pattern;

/// A word of a command that a person is told to type.
public final class CommandWord {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
  private static final Pattern PLAIN_ON_WINDOWS = Pattern.compile("[\\w@+=:,./\\\\~-]+");

  private CommandWord() {}

  /// The word as this system's shell takes it, whatever is in it; what needs no quotes has none.
  public static String of(String word) {
    return File.separatorChar == '\\' ? onWindows(word) : inShell(word);
  }

  static String inShell(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// No name of a file has a quote there.
  static String onWindows(String word) {
    return PLAIN_ON_WINDOWS.matcher(word).matches() ? word : "\"" + word + "\"";
  }
}
