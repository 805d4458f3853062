package eu.riscale.hub.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Texts broken between words, so that they fit between the edges of a terminal.
public final class Columns {
  /// Where nobody tells how wide it is.
  private static final int USUAL = 80;

  /// Longer lines are hard to read.
  private static final int MOST = 120;

  private static final int FEWEST = 20;

  private Columns() {}

  /// How many there are: those that the person asks for by `COLUMNS`, else those of the terminal
  /// that standard output is, as the launcher has found out; empty where neither is told.
  public static OptionalInt told(Map<String, String> environment, String ofTerminal) {
    for (String told : List.of(environment.getOrDefault("COLUMNS", ""), ofTerminal)) {
      if (told.matches("[1-9]\\d{0,5}")) {
        return OptionalInt.of(Math.max(FEWEST, Math.min(MOST, Integer.parseInt(told))));
      }
    }
    return OptionalInt.empty();
  }

  /// Those of this process.
  public static OptionalInt told() {
    return told(System.getenv(), System.getProperty("hub.stdout.columns", ""));
  }

  /// Those of help texts, which are read at a terminal also where a pipe leads there.
  public static int ofHelp() {
    return told().orElse(USUAL);
  }

  /// Prose whose first word stands behind so many columns that are taken, and further lines behind
  /// the indent. Lines that the text has itself are kept apart.
  static String hanging(String text, int taken, String indent, int columns) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int others = columns - indent.length();
      lines.addAll(broken(line, lines.isEmpty() ? columns - taken : others, others));
    }
    return String.join("\n" + indent, lines);
  }

  /// The words of a text on lines of at most so many columns. A word that is longer is a line of
  /// its own, whole, so that it can be copied.
  public static List<String> broken(String text, int columns) {
    return broken(text, columns, columns);
  }

  private static List<String> broken(String text, int first, int others) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      int columns = lines.isEmpty() ? first : others;
      if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
