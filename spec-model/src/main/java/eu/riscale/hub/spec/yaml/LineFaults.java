package eu.riscale.hub.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Faults of a single line: values that need quotes, brackets that are not closed, spaces that are
/// missing.
final class LineFaults {
  private static final Pattern NO_SPACE_AFTER_COLON =
      Pattern.compile("(\\s*+(?:- ++)*+[A-Za-z_]\\w*):(?![\\s/])(\\S.*)");
  private static final Pattern NO_SPACE_AFTER_DASH = Pattern.compile("(\\s*)-(?![\\s-])(\\S.*)");
  private static final Pattern NO_COLON =
      Pattern.compile("(\\s*+(?:- ++)*+[A-Za-z_]\\w*)(?:\\s*[=;]\\s*|\\s+)(\\S.*)");
  private static final Pattern NAME_ALONE = Pattern.compile("\\s*+(?:- ++)*+[A-Za-z_]\\w*");
  private static final Pattern NO_COMMA =
      Pattern.compile("([^\\s{,:])\\s+(?=([A-Za-z_]\\w*)\\s*: )");
  private static final Pattern BETWEEN_ITEMS = Pattern.compile("(?<!\\s)\\s++-\\s++");

  private final YamlLines.Line line;
  private final List<YamlFault> all = new ArrayList<>();

  private LineFaults(YamlLines.Line line) {
    this.line = line;
  }

  /// What may be wrong with a line, likeliest first.
  static List<YamlFault> of(List<YamlLines.Line> lines, int index) {
    YamlLines.Line line = lines.get(index);
    if (line.isEmpty()) {
      return List.of();
    }
    LineFaults faults = new LineFaults(line);
    faults.end();
    faults.quotes();
    faults.brackets();
    faults.all.addAll(FlowFaults.of(line));
    faults.closedOnly();
    faults.listInLine();
    faults.values();
    faults.missingSigns();
    return faults.all;
  }

  private void end() {
    if (line.text().strip().equals("...")) {
      all.add(
          YamlFault.inLine(
              line,
              1,
              "Three dots end the description, and more follows.",
              "Remove the line.",
              ""));
    }
  }

  private void quotes() {
    String value = line.value();
    if (value.startsWith("\"") && value.contains("\\")) {
      int at = line.beforeValue().length() + value.indexOf('\\') + 1;
      String inner = value.replaceFirst("^\"", "").replaceFirst("\"$", "");
      add(
          at,
          "A back-slash in double quotation marks starts a code such as \\n.",
          "Put the value into single quotation marks.",
          YamlText.quoted(inner));
    }
    for (char quote : new char[] {'\'', '"'}) {
      boolean quoted = value.length() > 2 && value.charAt(0) == quote;
      int inner = quoted ? value.indexOf(quote, 1) : -1;
      if (inner > 0 && inner < value.length() - 1) {
        boolean around = value.charAt(value.length() - 1) == quote;
        String text = around ? value.substring(1, value.length() - 1) : value;
        add(
            line.beforeValue().length() + inner + 1,
            "The quotation mark " + quote + " ends the value here, and more follows.",
            "Put the whole value into single quotation marks, and write ' twice inside of them.",
            YamlText.quoted(text.replace("''", "'")));
      }
    }
  }

  private void brackets() {
    String value = line.value();
    for (String pair : List.of("[]", "{}")) {
      int open = stillOpen(pair);
      String close = pair.substring(1);
      if (open > 0 && open < 5) {
        add(
            line.beforeValue().length() + value.indexOf(pair.charAt(0)) + 1,
            "The bracket " + pair.charAt(0) + " is opened here and not closed.",
            "Close it at the end of the list.",
            value.replaceAll(",$", "") + close.repeat(open));
      }
    }
    String separated =
        NO_COMMA
            .matcher(value)
            .replaceAll(space ->
                FlowValue.isField(space.group(2))
                    ? Matcher.quoteReplacement(space.group(1) + ", ")
                    : Matcher.quoteReplacement(space.group()));
    if (value.startsWith("{") && !separated.equals(value)) {
      add(
          line.beforeValue().length() + 1,
          "A comma is missing between two fields.",
          "Separate the fields by commas.",
          separated);
    }
  }

  private void closedOnly() {
    String value = line.value();
    for (String pair : List.of("[]", "{}")) {
      String close = pair.substring(1);
      if (stillOpen(pair) < 0 && value.endsWith(close)) {
        add(
            line.beforeValue().length() + value.length(),
            "The bracket " + close + " closes nothing.",
            "Remove it.",
            value.substring(0, value.length() - 1));
      }
    }
  }

  /// How many brackets are opened more often than closed.
  private int stillOpen(String pair) {
    return line.value()
        .chars()
        .map(c -> c == pair.charAt(0) ? 1 : c == pair.charAt(1) ? -1 : 0)
        .sum();
  }

  private void listInLine() {
    String value = line.value();
    if (!line.key().isEmpty() && value.startsWith("- ")) {
      String items = value.substring(2).strip();
      add(
          line.beforeValue().length() + 1,
          "The items of a list stand on lines of their own, or in brackets.",
          "Put the items into brackets.",
          "[" + BETWEEN_ITEMS.matcher(items).replaceAll(", ") + "]");
      all.add(
          YamlFault.inLine(
              line,
              line.beforeValue().length() + 1,
              "The items of a list stand on lines of their own, or in brackets.",
              "Put the item on a line of its own.",
              line.beforeValue().stripTrailing() + "\n" + line.start().replace('-', ' ') + value));
    }
  }

  /// Values that are read as something else because of how they start, or of a colon in them.
  private void values() {
    String value = line.value();
    if (value.isEmpty() || isGluedToDash()) {
      return;
    }
    int column = line.beforeValue().length() + 1;
    int colon = value.indexOf(": ");
    char first = value.charAt(0);
    if (value.startsWith("!")) {
      add(
          column,
          "A value that starts with ! asks for a type that only some programs know.",
          "Leave the tag out.",
          value.replaceFirst("^![^\\s,]*\\s*", ""));
    }
    if (FlowFaults.isFlow(value)) {
      return;
    }
    if ("@`%*&!|>{[}],?-:".indexOf(first) >= 0) {
      add(
          column,
          "A value may not start with " + first + ", which has a meaning of its own in YAML.",
          "Put the value into quotation marks.",
          YamlText.quoted(value));
    }
    if (colon > 0 || value.endsWith(":")) {
      int at = colon > 0 ? colon : value.length() - 1;
      add(
          column + at,
          "A colon with a space behind it starts a field, but this is the middle of a value.",
          "Put the value into quotation marks.",
          YamlText.quoted(value));
    }
    if (line.key().isEmpty() && colon > 0) {
      String key = value.substring(0, colon);
      all.add(
          YamlFault.inLine(
              line,
              line.start().length() + 1,
              "The name of a field holds a sign that has a meaning of its own in YAML.",
              "Put the name into quotation marks.",
              line.start() + YamlText.quoted(key) + value.substring(colon)));
    }
  }

  /// Whether a value starts with a bracket or quotation mark, right behind the dash.
  private boolean isGluedToDash() {
    Matcher dash = NO_SPACE_AFTER_DASH.matcher(line.text());
    return dash.matches() && "[{\"'".indexOf(dash.group(2).charAt(0)) >= 0;
  }

  private void missingSigns() {
    Matcher colon = NO_SPACE_AFTER_COLON.matcher(line.text());
    if (colon.matches()) {
      all.add(
          YamlFault.inLine(
              line,
              colon.end(1) + 1,
              "The space behind the colon is missing.",
              "Put a space between the colon and the value.",
              colon.group(1) + ": " + colon.group(2)));
    }
    Matcher dash = NO_SPACE_AFTER_DASH.matcher(line.text());
    if (dash.matches()) {
      all.add(
          YamlFault.inLine(
              line,
              dash.end(1) + 1,
              "The space behind the dash is missing.",
              "Put a space between the dash and the item.",
              dash.group(1) + "- " + dash.group(2)));
    }
    Matcher none = NO_COLON.matcher(line.text());
    if (line.key().isEmpty() && none.matches()) {
      all.add(
          YamlFault.inLine(
              line,
              none.end(1) + 1,
              "The colon between the name of the field and its value is missing.",
              "Write a colon and a space behind the name.",
              none.group(1) + ": " + none.group(2)));
    }
    if (line.key().isEmpty() && NAME_ALONE.matcher(line.text().stripTrailing()).matches()) {
      all.add(
          YamlFault.inLine(
              line,
              line.text().stripTrailing().length() + 1,
              "The colon behind the name of the field is missing.",
              "Write a colon behind the name.",
              line.text().stripTrailing() + ":"));
    }
  }

  private void add(int column, String message, String hint, String value) {
    all.add(YamlFault.inLine(line, column, message, hint, line.beforeValue() + value));
  }
}
