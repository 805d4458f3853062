package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to change in a text that can be read, but holds what YAML or descriptions do not allow.
final class TextEdits {
  private static final Pattern TWO_MERGES =
      Pattern.compile("<<:\\s*(\\*\\w+)\\s*,\\s*<<:\\s*(\\*\\w+)");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\[[^\\]]*\\]|\\{[^}]*\\}");

  /// Two halves that belong together, or one.
  private static final Pattern HALVES =
      Pattern.compile(
          "(\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2})"
              + "|\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

  private final List<YamlLines.Line> lines;

  /// Of lines by their numbers: a line may be a whole file with a finding every few letters.
  private final Map<Integer, Optional<Edit>> joinedMerges = new HashMap<>();

  private final Map<Integer, Optional<Edit>> emptiedMerges = new HashMap<>();

  private TextEdits(String text) {
    this.lines = YamlLines.of(text);
  }

  /// The same findings, those that a change of the text mends with it.
  static List<Finding> added(String text, List<Finding> findings) {
    TextEdits edits = new TextEdits(text);
    List<Finding> all = new ArrayList<>();
    for (Finding finding : findings) {
      Span span = finding.span();
      Optional<Edit> edit =
          span == null || !finding.edits().isEmpty()
              ? Optional.empty()
              : edits.edit(finding.code(), span);
      all.add(edit.map(finding::fix).orElse(finding));
    }
    return all;
  }

  private Optional<Edit> edit(Code code, Span at) {
    if (code.equals(YamlCodes.DUPLICATE_KEY)) {
      return withoutEntry(at);
    }
    if (code.equals(YamlCodes.MERGE)) {
      return emptiedMerges.computeIfAbsent(
          at.line(), number -> emptiedMerge(lines.get(number - 1)));
    }
    if (code.equals(YamlCodes.KEY_NOT_TEXT)) {
      return quoted(at);
    }
    if (code.equals(YamlCodes.HALF_CHARACTER)) {
      return withoutHalves(at);
    }
    if (code.equals(YamlCodes.SEVERAL_DOCUMENTS)) {
      Span rest = new Span(at.line(), 1, lines.size(), lines.getLast().text().length() + 1);
      return Optional.of(new Edit.Replace(rest, ""));
    }
    if (code.equals(YamlCodes.OLD_YAML)) {
      return lines.stream()
          .filter(line -> line.text().startsWith("%YAML"))
          .findFirst()
          .map(line -> new Edit.Replace(new Span(line.number(), 1, line.number() + 1, 1), ""));
    }
    return Optional.empty();
  }

  private static Optional<Edit> emptiedMerge(YamlLines.Line line) {
    return line.text().stripLeading().startsWith("<<:") && !line.value().isEmpty()
        ? Optional.of(line.replaced(line.beforeValue() + "{}"))
        : Optional.empty();
  }

  private static Optional<Edit> joinedMerges(YamlLines.Line line) {
    Matcher merges = TWO_MERGES.matcher(line.text());
    return merges.find()
        ? Optional.of(line.replaced(merges.replaceFirst("<<: [$1, $2]")))
        : Optional.empty();
  }

  /// A field that stands at the start of its line, with all lines that belong to it.
  private Optional<Edit> withoutEntry(Span key) {
    YamlLines.Line line = lines.get(key.line() - 1);
    int start = key.column() - 1;
    Optional<Edit> merges =
        joinedMerges.computeIfAbsent(line.number(), number -> joinedMerges(line));
    if (merges.isPresent()) {
      return merges;
    }
    if (line.text().startsWith("<<", start)) {
      return Optional.empty(); // What the second one brings would be lost.
    }
    if (!isBlankBefore(line.text(), start)) {
      return Optional.empty();
    }
    int end = key.line();
    while (end < lines.size() && belongs(lines.get(end), start)) {
      end++;
    }
    return end >= lines.size()
        ? Optional.of(
            new Edit.Replace(
                new Span(key.line(), 1, lines.size(), lines.getLast().text().length() + 1), ""))
        : Optional.of(new Edit.Replace(new Span(key.line(), 1, end + 1, 1), ""));
  }

  private static boolean isBlankBefore(String line, int start) {
    int at = Math.min(start, line.length());
    while (at > 0 && Character.isWhitespace(line.charAt(at - 1))) {
      at--;
    }
    return at == 0;
  }

  private static boolean belongs(YamlLines.Line line, int start) {
    boolean item = line.indent() == start && line.text().stripLeading().startsWith("- ");
    return line.text().isBlank() || line.indent() > start || item;
  }

  private Optional<Edit> quoted(Span key) {
    YamlLines.Line line = lines.get(key.line() - 1);
    if (key.endLine() != key.line() || key.endColumn() - 1 > line.text().length()) {
      return Optional.empty();
    }
    Matcher list = IN_BRACKETS.matcher(line.text()).region(key.column() - 1, line.text().length());
    if (list.lookingAt()) {
      Span whole =
          new Span(key.line(), key.column(), key.line(), key.column() + list.group().length());
      return Optional.of(new Edit.Replace(whole, YamlText.quoted(list.group())));
    }
    String text = line.text().substring(key.column() - 1, key.endColumn() - 1);
    boolean marked = text.startsWith("? ");
    return marked || text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edit.Replace(key, YamlText.quoted(text)));
  }

  private Optional<Edit> withoutHalves(Span value) {
    if (value.endLine() != value.line()) {
      return Optional.empty();
    }
    String text = lines.get(value.line() - 1).text();
    String written = text.substring(value.column() - 1, value.endColumn() - 1);
    return Optional.of(new Edit.Replace(value, HALVES.matcher(written).replaceAll("$1")));
  }
}
