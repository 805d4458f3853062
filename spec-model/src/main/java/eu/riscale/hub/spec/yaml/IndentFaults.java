package eu.riscale.hub.spec.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lines that start further left or right than those that they belong to.
final class IndentFaults {
  private IndentFaults() {}

  /// The line moved to where lines near it start, the nearest first.
  static List<YamlFault> of(List<YamlLines.Line> lines, int index) {
    YamlLines.Line line = lines.get(index);
    if (line.isEmpty()) {
      return List.of();
    }
    List<YamlFault> all = new ArrayList<>();
    for (int indent : near(lines, index)) {
      String side = indent < line.indent() ? "right" : "left";
      int by = Math.abs(indent - line.indent());
      all.add(
          YamlFault.inLine(
              line,
              line.indent() + 1,
              "The line starts "
                  + by
                  + (by == 1 ? " space" : " spaces")
                  + " too far to the "
                  + side
                  + " for the lines that it belongs to.",
              "Let it start in column " + (indent + 1) + ".",
              " ".repeat(indent) + line.text().stripLeading()));
    }
    return all;
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
    return indents.stream()
        .sorted(
            Comparator.<Integer>comparingInt(indent -> Math.abs(indent - own))
                .thenComparing(Comparator.reverseOrder()))
        .toList();
  }
}
