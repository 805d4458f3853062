package eu.riscale.hub.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Faults between the brackets of a value such as `[a, b]` or `{a: 1}`, each at its own place: what
/// reads on from the opening bracket stops wherever it may.
final class FlowFaults {
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
    String text = value.substring(start, end).stripTrailing();
    at = end;
    for (FlowValue.Fault fault : FlowValue.faults(text, isInFields())) {
      add(
          start + fault.at(),
          fault.message(),
          fault.hint(),
          value.substring(0, start) + fault.mended() + value.substring(start + text.length()));
    }
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
