package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the comments of a description that ask to ignore findings.
final class Ignores {
  private static final String MARK = "hub:";

  /// No description needs more of them.
  private static final int MOST = 200;

  /// A comment is at the start of a line or after a space. Nothing of it is tried twice.
  private static final Pattern COMMENT =
      Pattern.compile("(?:^|[ \\t])(#[ \\t]*+hub:[ \\t]*+ignore\\b(.*+))$");

  private static final Pattern CODE_AND_REASON =
      Pattern.compile("[ \\t]*+([a-z][a-z0-9-]*+)(?:[ \\t]*+(?:[—–:]|--?(?=[ \\t]))(.*+))?+");

  private Ignores() {}

  static List<Ignore> of(YamlDocument document) {
    if (!document.text().contains(MARK)) {
      return List.of();
    }
    List<Span> values = new ArrayList<>();
    YamlNode root = document.root();
    if (root != null) {
      values(root, values);
    }
    List<Ignore> ignores = new ArrayList<>();
    String[] lines = document.text().split("\n", -1);
    for (int i = 0; i < lines.length && ignores.size() < MOST; i++) {
      String line = lines[i].stripTrailing();
      Matcher comment = COMMENT.matcher(line);
      if (line.contains(MARK) && comment.find() && !isIn(values, i + 1, comment.start(1) + 1)) {
        ignores.add(ignore(lines, i, comment));
      }
    }
    return ignores;
  }

  private static Ignore ignore(String[] lines, int index, Matcher comment) {
    boolean isAlone = lines[index].stripLeading().startsWith("#");
    int line = isAlone ? nextLine(lines, index) : index + 1;
    Matcher said = CODE_AND_REASON.matcher(comment.group(2));
    boolean isClear = said.matches();
    String reason = isClear && said.group(2) != null ? said.group(2).strip() : "";
    Span span = new Span(index + 1, comment.start(1) + 1, index + 1, comment.end(1) + 1);
    return new Ignore(line, isClear ? said.group(1) : "", reason, span);
  }

  /// The number of the first line below that is no comment and not empty.
  private static int nextLine(String[] lines, int index) {
    for (int i = index + 1; i < lines.length; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        return i + 1;
      }
    }
    return index + 1;
  }

  /// Where texts stand, in which a `#` is a letter as any other.
  private static void values(YamlNode node, List<Span> values) {
    switch (node) {
      case YamlScalar scalar -> values.add(scalar.span());
      case YamlSequence list -> list.items().forEach(item -> values(item, values));
      case YamlMapping fields -> {
        for (YamlMapping.Entry entry : fields.entries()) {
          values.add(entry.keySpan());
          values(entry.value(), values);
        }
      }
    }
  }

  private static boolean isIn(List<Span> values, int line, int column) {
    return values.stream()
        .anyMatch(span ->
            isBefore(span.line(), span.column(), line, column)
                && isBefore(line, column + 1, span.endLine(), span.endColumn()));
  }

  private static boolean isBefore(int line, int column, int otherLine, int otherColumn) {
    return line < otherLine || (line == otherLine && column <= otherColumn);
  }
}
