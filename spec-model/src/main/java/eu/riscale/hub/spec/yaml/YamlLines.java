package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The lines of a text that cannot be read as YAML.
public final class YamlLines {
  /// Nothing is tried twice, since a line may be a whole file; names have up to a thousand letters.
  private static final Pattern PARTS =
      Pattern.compile(
          "(\\s*+(?:-"
              + " ++)*+)(?:(\"[^\"]*+\"|'[^']*+'|[^\\s'\"#\\[{,:-](?:\\s*+[^\\s:#\\[{]){0,1000}+)"
              + "(\\s*+:(?:\\s++|$)))?+(.*)");

  private YamlLines() {}

  /// A line and its number, from 1, without its end. Its parts are looked for once, since it is
  /// asked for them by every fault that is tried and may be a million letters long.
  static final class Line {
    private final int number;
    private final String text;
    private @Nullable List<String> parts;

    Line(int number, String text) {
      this.number = number;
      this.text = text;
    }

    int number() {
      return number;
    }

    String text() {
      return text;
    }

    Edit.Replace replaced(String by) {
      return new Edit.Replace(new Span(number, 1, number, text.length() + 1), by);
    }

    /// Spaces, and dashes of lists.
    String start() {
      return part(1);
    }

    /// The name of a field; empty where there is none.
    String key() {
      return part(2);
    }

    /// What stands before the value.
    String beforeValue() {
      return part(1) + part(2) + part(3);
    }

    /// The value, without spaces at its end.
    String value() {
      return part(4).stripTrailing();
    }

    int indent() {
      return text.length() - text.stripLeading().length();
    }

    boolean isEmpty() {
      return text.isBlank() || text.stripLeading().startsWith("#");
    }

    private String part(int group) {
      List<String> known = parts;
      if (known == null) {
        known = parts();
        parts = known;
      }
      return known.get(group - 1);
    }

    private List<String> parts() {
      Matcher found = PARTS.matcher(text);
      if (!found.matches()) {
        return List.of("", "", "", "");
      }
      return IntStream.rangeClosed(1, 4)
          .mapToObj(group -> Objects.requireNonNullElse(found.group(group), ""))
          .toList();
    }
  }

  static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String end = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      lines.add(new Line(lines.size() + 1, end));
    }
    return lines;
  }

  /// The text after changes of it.
  public static String edited(String text, List<Edit.Replace> edits) {
    Map<Integer, Integer> starts = new HashMap<>();
    int number = 1;
    starts.put(number, 0);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts.put(++number, i + 1);
      }
    }
    StringBuilder edited = new StringBuilder(text);
    List<Edit.Replace> fromTheEnd = new ArrayList<>(edits);
    fromTheEnd.sort((a, b) ->
        a.span().line() == b.span().line()
            ? b.span().column() - a.span().column()
            : b.span().line() - a.span().line());
    for (Edit.Replace edit : fromTheEnd) {
      Span span = edit.span();
      int from = starts.getOrDefault(span.line(), text.length()) + span.column() - 1;
      int to = starts.getOrDefault(span.endLine(), text.length()) + span.endColumn() - 1;
      edited.replace(Math.min(from, text.length()), Math.min(to, text.length()), edit.text());
    }
    return edited.toString();
  }
}
