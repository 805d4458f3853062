package eu.riscale.hub.init;

import java.util.ArrayList;
import java.util.List;

/// A place in a description that only its author can fill.
///
/// @param line from 1
/// @param holders the lines of what it is a part of
/// @param field whose value is missing
/// @param words what belongs there
public record Blank(int line, List<Integer> holders, String field, String words) {
  /// What marks it in the text.
  static final String MARK = "# FILL IN: ";

  /// All that are marked in a text.
  static List<Blank> of(String text) {
    List<Blank> blanks = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int mark = line.indexOf(MARK);
      if (mark > 0 && !line.strip().startsWith("#")) {
        String field = line.substring(0, mark).strip().replaceFirst("^- ", "");
        blanks.add(
            new Blank(
                i + 1,
                holders(lines, i),
                field.substring(0, Math.max(0, field.indexOf(':'))),
                line.substring(mark + MARK.length())));
      }
    }
    return blanks;
  }

  /// The lines above that are indented less, and the first field of the item that it is in.
  private static List<Integer> holders(List<String> lines, int at) {
    List<Integer> holders = new ArrayList<>();
    int indent = indent(lines.get(at));
    for (int i = at - 1; i >= 0 && indent > 0; i--) {
      String line = lines.get(i);
      boolean isItem = line.strip().startsWith("- ");
      if (!line.isBlank() && !line.strip().startsWith("#") && indent(line) < indent) {
        indent = indent(line);
        holders.add(i + 1);
      } else if (isItem && indent(line) + 2 == indent) {
        holders.add(i + 1);
      }
    }
    return List.copyOf(holders);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /// Whether something that is wrong in a line is so because of the blank.
  public boolean explains(int wrong) {
    return line == wrong || holders.contains(wrong);
  }
}
