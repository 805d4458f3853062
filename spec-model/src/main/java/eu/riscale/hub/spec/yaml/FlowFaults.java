package eu.riscale.hub.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Faults between the brackets of a value such as `[a, b]` or `{a: 1}`, each at its own place: what
/// reads on from the opening bracket stops wherever it may.
final class FlowFaults {
  /// Signs that may not start a value between brackets.
  private static final String SPECIAL = "@`%*&!|>";

  /// Fields that people write between brackets, before which a comma may be missing.
  private static final Set<String> FIELDS =
      Set.of(
          "type",
          "id",
          "name",
          "size",
          "unit",
          "scale",
          "min",
          "max",
          "step",
          "offset",
          "gain",
          "halo",
          "tensor_id",
          "axis_id",
          "channel_names",
          "source",
          "sha256",
          "doi",
          "url",
          "text",
          "orcid",
          "email",
          "affiliation",
          "github_user",
          "mode",
          "axes",
          "axis",
          "kwargs",
          "eps",
          "mean",
          "std",
          "threshold",
          "description",
          "concatenable",
          "dtype",
          "range");

  private static final Pattern LAST_WORD = Pattern.compile("\\s(\\w{1,40})$");

  /// The name of a field before a text in quotation marks.
  private static final Pattern VALUE_IN_QUOTES = Pattern.compile("\\w{1,40}: {1,9}(?=[\"'])");

  private static final int MOST_FAULTS = 20;

  /// Of longer lines, which no person wrote, nothing is looked for.
  private static final int LONGEST = 5_000;

  private final YamlLines.Line line;
  private final String value;
  private final List<YamlFault> all = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private int at;

  private FlowFaults(YamlLines.Line line) {
    this.line = line;
    this.value = line.value();
  }

  /// Whether a value starts with a bracket whose partner does not close it before its end.
  static boolean isFlow(String value) {
    String whole = value.replaceFirst(",$", "");
    return !whole.isEmpty()
        && "[{".indexOf(whole.charAt(0)) >= 0
        && ("]}".indexOf(whole.charAt(whole.length() - 1)) >= 0
            || "[{".indexOf(whole.charAt(whole.length() - 1)) >= 0);
  }

  /// Likeliest first; none for a value that is not in brackets.
  static List<YamlFault> of(YamlLines.Line line) {
    String value = line.value();
    if (value.isEmpty() || "[{".indexOf(value.charAt(0)) < 0 || value.length() > LONGEST) {
      return List.of();
    }
    FlowFaults faults = new FlowFaults(line);
    faults.scan();
    return faults.all;
  }

  private void scan() {
    while (at < value.length() && all.size() < MOST_FAULTS) {
      char c = value.charAt(at);
      switch (c) {
        case '[', '{' -> {
          open.append(c);
          at++;
        }
        case ']', '}' -> close(c);
        case ',' -> comma();
        case ' ' -> at++;
        case ':' -> at++;
        case '"', '\'' -> quoted(c);
        default -> plain();
      }
    }
    if (!open.isEmpty() && at >= value.length()) {
      StringBuilder closers = new StringBuilder();
      for (int i = open.length() - 1; i >= 0; i--) {
        closers.append(closer(open.charAt(i)));
      }
      add(
          value.lastIndexOf(open.charAt(open.length() - 1)),
          "The bracket " + open.charAt(open.length() - 1) + " is opened here and not closed.",
          "Close it at the end of the line.",
          value.replaceFirst(",$", "") + closers + ",");
      add(at, "A comma is missing at the end of this line.", "Add it.", value + ",");
    } else if (open.isEmpty()) {
      add(
          value.length(),
          "A comma is missing behind this item.",
          "Separate the items by commas.",
          value + ",");
    }
  }

  private static char closer(char opener) {
    return opener == '[' ? ']' : '}';
  }

  private void close(char c) {
    char wanted = open.isEmpty() ? c : closer(open.charAt(open.length() - 1));
    if (wanted != c) {
      String before = value.substring(0, at);
      String opener = wanted == ']' ? "[" : "{";
      add(
          at,
          "The bracket " + opener + " is not closed before this " + c + ".",
          "Close it.",
          before + wanted + value.substring(at));
      add(
          at,
          "The bracket " + c + " stands where " + wanted + " closes what " + opener + " opened.",
          "Put " + wanted + " in its place.",
          before + wanted + value.substring(at + 1));
    }
    if (!open.isEmpty()) {
      open.setLength(open.length() - 1);
    }
    at++;
    followed();
  }

  private void comma() {
    int next = at + 1;
    while (next < value.length() && value.charAt(next) == ' ') {
      next++;
    }
    if (next < value.length() && value.charAt(next) == ',') {
      add(
          next,
          "There is nothing between two commas.",
          "Remove one of them.",
          value.substring(0, at) + value.substring(next));
    }
    at++;
  }

  /// Behind a bracket or a quotation mark that closes something a comma or a colon is needed.
  private void followed() {
    int next = at;
    while (next < value.length() && value.charAt(next) == ' ') {
      next++;
    }
    if (next < value.length() && ",]}:#".indexOf(value.charAt(next)) < 0 && !open.isEmpty()) {
      add(
          next,
          "A comma is missing before this.",
          "Separate the " + (isInFields() ? "fields" : "items") + " by commas.",
          value.substring(0, at) + ", " + value.substring(next));
    }
  }

  private boolean isInFields() {
    return !open.isEmpty() && open.charAt(open.length() - 1) == '{';
  }

  private void quoted(char quote) {
    int start = at;
    int end = start + 1;
    while (end < value.length() && value.charAt(end) != quote) {
      end += quote == '"' && value.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= value.length()) {
      int stop = chunkEnd(start + 1);
      add(
          start,
          "The quotation mark " + quote + " is opened here and not closed.",
          "Close it at the end of the value.",
          value.substring(0, stop) + quote + value.substring(stop));
      at = stop;
      return;
    }
    String text = value.substring(start + 1, end);
    int slash = quote == '"' ? text.indexOf('\\') : -1;
    if (slash >= 0) {
      add(
          start + 1 + slash,
          "A back-slash in double quotation marks starts a code such as \\n.",
          "Put the value into single quotation marks.",
          value.substring(0, start) + YamlText.quoted(text) + value.substring(end + 1));
    }
    at = end + 1;
    int stop = chunkEnd(at);
    boolean glued = at < value.length() && Character.isLetterOrDigit(value.charAt(at));
    if (glued) {
      add(
          end,
          "The quotation mark " + quote + " ends the value here, and more follows.",
          "Put the whole value into single quotation marks.",
          value.substring(0, start)
              + YamlText.quoted(value.substring(start, stop).strip())
              + value.substring(stop));
      at = stop;
    } else {
      followed();
    }
  }

  /// Where a value ends that holds none of the signs between items.
  private int chunkEnd(int from) {
    int end = Math.min(from, value.length());
    while (end < value.length() && ",[]{}".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private void plain() {
    int start = at;
    Matcher quote = VALUE_IN_QUOTES.matcher(value).region(start, value.length());
    int end = quote.lookingAt() ? quote.end() : chunkEnd(start);
    String chunk = value.substring(start, end).stripTrailing();
    at = end;
    comment(start, chunk);
    int colon = chunk.indexOf(": ");
    int from = colon < 0 || !isInFields() ? 0 : colon + 2;
    String text = chunk.substring(from);
    if (!text.isEmpty() && (SPECIAL.indexOf(text.charAt(0)) >= 0 || text.startsWith("? "))) {
      replaced(
          start + from,
          start,
          chunk,
          "A value may not start with "
              + text.charAt(0)
              + ", which has a meaning of its own in YAML.",
          "Put the value into quotation marks.",
          chunk.substring(0, from) + YamlText.quoted(text));
    }
    int dash = chunk.startsWith("- ") ? 0 : chunk.indexOf(": - ") + 2;
    if (chunk.startsWith("- ", dash)) {
      replaced(
          start + dash,
          start,
          chunk,
          "An item between brackets has no dash.",
          "Remove the dash.",
          chunk.substring(0, dash) + chunk.substring(dash + 2).stripLeading());
    }
    colons(start, chunk, end);
  }

  /// A comment between brackets takes the closing ones with it.
  private void comment(int start, String chunk) {
    int hash = chunk.startsWith("#") ? 0 : chunk.indexOf(" #");
    if (hash < 0) {
      return;
    }
    if (hash == 0) {
      replaced(
          start,
          start,
          chunk,
          "A # behind a space starts a comment, which takes the rest of the line with it.",
          "Put the value into quotation marks.",
          YamlText.quoted(chunk));
    }
    int rest = start + chunk.length();
    replaced(
        start + (hash == 0 ? 0 : hash + 1),
        start,
        chunk,
        "A # behind a space starts a comment, which takes the closing bracket with it.",
        "Write the comment behind the last bracket.",
        chunk.substring(0, hash).stripTrailing());
    at = Math.max(at, rest);
  }

  /// A second colon in a value, or one where a comma was forgotten before a field.
  private void colons(int start, String chunk, int end) {
    int first = chunk.indexOf(": ");
    boolean endsWithColon = chunk.endsWith(":") || (end < value.length() && chunk.isEmpty());
    int second = first < 0 ? -1 : chunk.indexOf(": ", first + 2);
    if (second < 0 && endsWithColon && first >= 0) {
      second = chunk.length() - 1;
    }
    if (second < 0) {
      return;
    }
    String before = chunk.substring(0, second);
    Matcher word = LAST_WORD.matcher(before);
    if (word.find() && FIELDS.contains(word.group(1))) {
      int name = word.start(1);
      replaced(
          start + name,
          start,
          chunk,
          "A comma is missing before this field.",
          "Separate the fields by commas.",
          chunk.substring(0, name).stripTrailing() + ", " + chunk.substring(name));
    }
    int from = isInFields() ? first + 2 : 0;
    replaced(
        start + second,
        start,
        chunk,
        "A colon with a space behind it starts a field, but this is the middle of a value.",
        "Put the value into quotation marks.",
        chunk.substring(0, from) + YamlText.quoted(chunk.substring(from).strip()));
  }

  private void replaced(
      int fault, int start, String chunk, String message, String hint, String by) {
    add(
        fault,
        message,
        hint,
        value.substring(0, start) + by + value.substring(start + chunk.length()));
  }

  private void add(int fault, String message, String hint, String mended) {
    all.add(
        YamlFault.inLine(
            line,
            line.beforeValue().length() + fault + 1,
            message,
            hint,
            line.beforeValue() + mended));
  }
}
