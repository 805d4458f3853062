package eu.riscale.hub.spec.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A change as a person reads it: what to do, and the lines of YAML to write.
///
/// @param label such as `write`
/// @param lines the text, or the place that the change is about
public record EditText(String label, List<String> lines) {
  /// A field with its value, which may not stand behind the name of another one.
  private static final Pattern FIELD = Pattern.compile("[\\w-]+:(?: .*)?");

  /// @param told the place that is shown already, which needs no words
  /// @param brackets whether items of lists stand in brackets, where they have no dash
  static EditText of(Edit edit, RdfPath told, boolean brackets) {
    return switch (edit) {
      case Edit.Write(var path, var yaml) ->
          new EditText("write" + where(path, told), written(path, yaml, brackets));
      case Edit.Example(var path, var yaml) ->
          new EditText("for example" + where(path, told), written(path, yaml, brackets));
      case Edit.Remove(var path) -> new EditText("remove", List.of(path.toString()));
      case Edit.Rename(var path, var name) ->
          new EditText("rename", List.of(last(path) + " to " + name + inside(path, told)));
      case Edit.Replace(var span, var text) ->
          text.isBlank()
              ? new EditText("remove", List.of(lines(span)))
              : new EditText("write on " + lines(span) + part(span), text.lines().toList());
    };
  }

  /// Changes as words, for where they cannot be made by a program.
  static String inWords(List<Edit> edits, RdfPath told, boolean brackets) {
    List<String> words = new ArrayList<>();
    for (Edit edit : edits) {
      EditText text = of(edit, told, brackets);
      String label =
          text.label().substring(0, 1).toUpperCase(Locale.ROOT) + text.label().substring(1);
      boolean named = edit instanceof Edit.Rename || edit instanceof Edit.Remove;
      String between = named ? " " : text.lines().size() > 1 ? ":\n" : ": ";
      words.add(label + between + String.join("\n", text.lines()));
    }
    return String.join("\n", words);
  }

  private static String lines(Span span) {
    int last = span.endColumn() == 1 ? span.endLine() - 1 : span.endLine();
    return last <= span.line() ? "line " + span.line() : "lines " + span.line() + " to " + last;
  }

  /// Where only a part of a line is written anew, the rest of it stays.
  private static String part(Span span) {
    boolean isPart = span.column() > 1 && span.endLine() == span.line();
    return isPart
        ? " in place of columns %d to %d".formatted(span.column(), span.endColumn() - 1)
        : "";
  }

  /// A value of several lines stands below the name of its field.
  private static List<String> written(RdfPath path, String yaml, boolean brackets) {
    List<String> value = yaml.lines().toList();
    List<String> lines = new ArrayList<>();
    List<Object> segments = path.segments();
    boolean item = !segments.isEmpty() && segments.getLast() instanceof Integer;
    if (segments.isEmpty() || (item && brackets)) {
      return value;
    }
    if (item) {
      for (int i = 0; i < value.size(); i++) {
        lines.add((i == 0 ? "- " : "  ") + value.get(i));
      }
      return lines;
    }
    String name = segments.getLast() + ":";
    if (!isBlock(yaml)) {
      return List.of((name + " " + yaml).strip());
    }
    lines.add(name);
    boolean list = yaml.startsWith("- ");
    value.forEach(line -> lines.add(list ? line : "  " + line));
    return lines;
  }

  /// Whether a value stands on lines of its own, below the name of its field.
  public static boolean isBlock(String yaml) {
    return yaml.lines().count() > 1 || yaml.startsWith("- ") || FIELD.matcher(yaml).matches();
  }

  private static String where(RdfPath path, RdfPath told) {
    boolean near = path.equals(told) || path.parent().equals(told.parent());
    RdfPath inside = path.parent();
    return near || inside.equals(RdfPath.ROOT) ? "" : " in " + inside;
  }

  private static String inside(RdfPath path, RdfPath told) {
    String where = where(path, told);
    return where.isEmpty() ? "" : "," + where;
  }

  private static String last(RdfPath path) {
    List<Object> segments = path.segments();
    return segments.isEmpty() ? "" : segments.getLast().toString();
  }
}
