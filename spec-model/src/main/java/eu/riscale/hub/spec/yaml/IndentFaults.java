package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Lines that start further left or right than those that they belong to.
final class IndentFaults {
  /// A line that people move by mistake is not moved further.
  private static final int MOST_SPACES = 3;

  /// The lines of a block that are looked at above the first one that does not fit.
  private static final int MOST_ABOVE = 20;

  /// What stands before a text of several lines.
  private static final Pattern BLOCK = Pattern.compile("[|>][+-]?[1-9]?[+-]?(?:\\s+#.*)?");

  private IndentFaults() {}

  /// The line moved to where lines near it start, the nearest first.
  static List<YamlFault> of(List<YamlLines.Line> lines, int index) {
    YamlLines.Line line = lines.get(index);
    if (line.isEmpty()) {
      return List.of();
    }
    List<YamlFault> all = new ArrayList<>();
    for (int indent : near(lines, index)) {
      all.add(
          YamlFault.inLine(
              line,
              line.indent() + 1,
              words(indent - line.indent(), "that it belongs to"),
              "Let it start in column " + (indent + 1) + ".",
              " ".repeat(indent) + line.text().stripLeading()));
    }
    return all;
  }

  /// Lines of text that start no further right than the field with `>` or `|` whose value they are.
  static List<YamlFault> text(List<YamlLines.Line> lines, int index) {
    int name = index - 1;
    while (name > 0 && lines.get(name).text().isBlank()) {
      name--;
    }
    if (name < 0 || lines.get(index).text().isBlank()) {
      return List.of();
    }
    YamlLines.Line field = lines.get(name);
    int least = field.start().length();
    boolean isText = !field.key().isEmpty() && BLOCK.matcher(field.value()).matches();
    int end = index;
    while (isText && end < lines.size() && isTextLeftOf(least, lines.get(end))) {
      end++;
    }
    List<Edit.Replace> edits =
        lines.subList(index, end).stream()
            .filter(line -> !line.text().isBlank())
            .map(line -> line.replaced(" ".repeat(least + 2) + line.text().stripLeading()))
            .toList();
    int column = lines.get(index).indent() + 1;
    return edits.isEmpty()
        ? List.of()
        : List.of(
            new YamlFault(
                YamlCodes.SYNTAX,
                new Span(index + 1, column, index + 1, column + 1),
                "The text that belongs to '" + field.key() + "' starts too far to the left.",
                "Let each of its lines start in column " + (least + 3) + ".",
                edits));
  }

  private static boolean isTextLeftOf(int column, YamlLines.Line line) {
    return line.text().isBlank()
        || (line.indent() <= column && line.key().isEmpty() && !line.start().contains("-"));
  }

  /// A line above with which the lines of a block part, moved to where the others start: alone, or
  /// with the lines that belong to it.
  ///
  /// @param index of the first line that does not fit
  static List<YamlFault> above(List<YamlLines.Line> lines, int index) {
    int wanted = lines.get(index).indent();
    List<YamlFault> all = new ArrayList<>();
    for (int i = index - 1; i >= Math.max(0, index - MOST_ABOVE); i--) {
      YamlLines.Line line = lines.get(i);
      if (line.isEmpty()) {
        continue;
      }
      for (int start : new int[] {line.indent(), line.start().length()}) {
        int by = wanted - start;
        boolean isNear = by != 0 && Math.abs(by) <= MOST_SPACES && line.indent() + by >= 0;
        if (isNear && (start == line.indent() || line.start().contains("-"))) {
          all.add(moved(lines, i, i + 1, by));
          all.add(moved(lines, i, end(lines, i), by));
        }
      }
      if (line.indent() < wanted - MOST_SPACES) {
        break; // What the block belongs to.
      }
    }
    return all;
  }

  /// The line and those that belong to it, moved to where lines near it start.
  static List<YamlFault> block(List<YamlLines.Line> lines, int index) {
    int own = lines.get(index).indent();
    int end = end(lines, index);
    return lines.get(index).isEmpty() || end == index + 1
        ? List.of()
        : near(lines, index).stream()
            .filter(indent -> Math.abs(indent - own) <= MOST_SPACES)
            .map(indent -> moved(lines, index, end, indent - own))
            .toList();
  }

  /// The line after the last one that starts further right.
  private static int end(List<YamlLines.Line> lines, int index) {
    int own = lines.get(index).indent();
    int end = index + 1;
    while (end < lines.size() && (lines.get(end).isEmpty() || lines.get(end).indent() > own)) {
      end++;
    }
    return end;
  }

  private static YamlFault moved(List<YamlLines.Line> lines, int from, int to, int by) {
    YamlLines.Line first = lines.get(from);
    List<Edit.Replace> edits = new ArrayList<>();
    for (YamlLines.Line line : lines.subList(from, to)) {
      int indent = line.indent() + by;
      if (!line.isEmpty() && indent >= 0) {
        edits.add(line.replaced(" ".repeat(indent) + line.text().stripLeading()));
      }
    }
    int column = first.indent() + 1;
    String more = edits.size() > 1 ? ", and those that belong to it as well." : ".";
    return new YamlFault(
        YamlCodes.SYNTAX,
        new Span(first.number(), column, first.number(), column + 1),
        words(by, "beside it"),
        "Let it start in column " + (column + by) + more,
        edits);
  }

  private static String words(int by, String lines) {
    int spaces = Math.abs(by);
    return "The line starts "
        + spaces
        + (spaces == 1 ? " space" : " spaces")
        + " too far to the "
        + (by < 0 ? "right" : "left")
        + " for the lines "
        + lines
        + ".";
  }

  private static List<Integer> near(List<YamlLines.Line> lines, int index) {
    int own = lines.get(index).indent();
    Set<Integer> indents = new LinkedHashSet<>();
    for (int i = index - 1; i >= Math.max(0, index - 30); i--) {
      YamlLines.Line line = lines.get(i);
      if (!line.isEmpty()) {
        indents.add(line.indent());
        indents.add(line.start().length());
        if (line.value().isEmpty()) {
          indents.add(line.indent() + 2);
        }
      }
    }
    indents.remove(own);
    int end = end(lines, index);
    int following = end < lines.size() ? lines.get(end).indent() : own;
    return indents.stream()
        .sorted(
            Comparator.<Integer>comparingInt(indent -> Math.abs(indent - own))
                .thenComparing(indent -> indent == 0 || indent != following)
                .thenComparing(Comparator.reverseOrder()))
        .toList();
  }
}
