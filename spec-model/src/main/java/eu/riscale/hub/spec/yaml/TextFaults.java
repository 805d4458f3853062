package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Faults that show far below their place, or on many lines: characters that look like others, and
/// quotes that are not closed.
final class TextFaults {
  private static final String ODD_SPACES =
      "\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\u200B-\\u200D\\u2060\\uFEFF\\u00AD";
  private static final Pattern ODD = Pattern.compile("[" + ODD_SPACES + "]");
  private static final Pattern ODD_AT_START =
      Pattern.compile("^[\\s-]*[" + ODD_SPACES + "][\\s" + ODD_SPACES + "-]*");
  private static final Pattern ODD_AFTER_SIGN =
      Pattern.compile(
          "(?<=[:-])[" + ODD_SPACES + "]++|(?<![" + ODD_SPACES + "])[" + ODD_SPACES + "]++(?=:)");
  private static final Pattern NO_WIDTH = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]");
  private static final Pattern TABS = Pattern.compile("^[\\s-]*\\t[\\s-]*|(?<=[:-])\\s*\\t\\s*");
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x84\\x86-\\x9F\\uFFFE\\uFFFF]");
  private static final String DOUBLE = "\\u201C\\u201D\\u201E\\u201F\\u00AB\\u00BB";
  private static final String SINGLE = "\\u2018\\u2019\\u201A\\u201B\\u2039\\u203A";
  private static final Pattern SMART = Pattern.compile("[" + DOUBLE + SINGLE + "]");
  private static final Pattern SMART_DOUBLE = Pattern.compile("[" + DOUBLE + "]");
  private static final Pattern SMART_SINGLE = Pattern.compile("[" + SINGLE + "]");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z_]\\w*+:(?: .*)?");
  private static final Pattern SMART_AROUND =
      Pattern.compile(
          "((?:^|[:\\[,{-])\\s*)[\\u201C\\u201D\\u201E\\u00AB\\u2018\\u2019\\u201A](.{0,2000}?)[\\u201C\\u201D\\u00BB\\u2018\\u2019](?=\\s*(?:$|[,\\]}:]|#))");

  private TextFaults() {}

  /// @param stopped the line at which the reader stopped
  static List<YamlFault> of(List<YamlLines.Line> lines, int stopped) {
    List<YamlLines.Line> above = lines.subList(0, Math.min(lines.size(), stopped));
    List<YamlFault> all = new ArrayList<>();
    oddSpaces(lines, all);
    tabs(lines, all);
    add(lines, CONTROL, YamlCodes.SYNTAX, line -> CONTROL.matcher(line).replaceAll(""), all);
    smartQuotes(above, all);
    openQuotes(above, all);
    return all;
  }

  private static void oddSpaces(List<YamlLines.Line> lines, List<YamlFault> all) {
    add(lines, ODD, YamlCodes.SYNTAX, TextFaults::withSpacesAtSigns, all);
    add(lines, ODD, YamlCodes.SYNTAX, TextFaults::withSpaces, all);
  }

  private static String withSpacesAtSigns(String line) {
    Matcher start = ODD_AT_START.matcher(line);
    String mended = start.find() ? withSpaces(start.group()) + line.substring(start.end()) : line;
    return ODD_AFTER_SIGN.matcher(mended).replaceAll(spaces -> withSpaces(spaces.group()));
  }

  private static String withSpaces(String line) {
    return ODD.matcher(NO_WIDTH.matcher(line).replaceAll("")).replaceAll(" ");
  }

  private static void tabs(List<YamlLines.Line> lines, List<YamlFault> all) {
    for (String width : List.of("  ", "    ", " ", "        ")) {
      add(
          lines,
          TABS,
          YamlCodes.TAB,
          line -> TABS.matcher(line).replaceAll(tabs -> tabs.group().replace("\t", width)),
          all);
    }
  }

  /// Whether a line has only the letters and signs of ASCII and spaces, as most have and a few are
  /// a million letters long.
  private static boolean isPlain(String line) {
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter < ' ' || letter > '~') {
        return false;
      }
    }
    return true;
  }

  /// One fault of all lines that hold such characters, at the first of them.
  private static void add(
      List<YamlLines.Line> lines,
      Pattern characters,
      Code code,
      UnaryOperator<String> mend,
      List<YamlFault> all) {
    List<Edit.Replace> edits = new ArrayList<>();
    Span first = null;
    String character = "";
    for (YamlLines.Line line : lines) {
      if (isPlain(line.text())) {
        continue;
      }
      String mended = mend.apply(line.text());
      Matcher found = characters.matcher(line.text());
      if (!mended.equals(line.text()) && edits.size() < 200) {
        edits.add(line.replaced(mended));
        if (first == null && found.find()) {
          int column = column(code, line.text(), found);
          first = new Span(line.number(), column, line.number(), column + 1);
          character = line.text().substring(column - 1, column);
        }
      }
    }
    if (first != null) {
      all.add(fault(code, first, character, edits));
    }
  }

  private static int column(Code code, String line, Matcher found) {
    return code.equals(YamlCodes.TAB) ? line.indexOf('\t', found.start()) + 1 : found.start() + 1;
  }

  private static YamlFault fault(
      Code code, Span first, String character, List<Edit.Replace> edits) {
    if (code.equals(YamlCodes.TAB)) {
      return new YamlFault(
          code, first, "A tab stands where only spaces may.", "Put spaces in its place.", edits);
    }
    String number = String.format(Locale.ROOT, "U+%04X", character.codePointAt(0));
    if (CONTROL.matcher(character).matches()) {
      return new YamlFault(
          code, first, "The character " + number + " is not allowed in YAML.", "Remove it.", edits);
    }
    boolean wide = NO_WIDTH.matcher(character).replaceAll("").length() > 0;
    String message =
        wide
            ? "A "
                + (number.equals("U+00A0") || number.equals("U+202F")
                    ? "no-break space"
                    : "special space")
                + " ("
                + number
                + ") stands where YAML needs an ordinary space."
            : "A character without width (" + number + ") stands here, which nobody sees.";
    String hint =
        wide
            ? "Put ordinary spaces in place of those that look like them."
            : "Remove it; retype the line if your editor does not show it.";
    return new YamlFault(code, first, message, hint, edits);
  }

  private static void smartQuotes(List<YamlLines.Line> lines, List<YamlFault> all) {
    for (YamlLines.Line line : lines.reversed()) {
      Matcher smart = SMART.matcher(line.text());
      if (!isPlain(line.text()) && smart.find()) {
        int column = smart.start() + 1;
        String message = "The quotation mark " + smart.group() + " is not one of YAML.";
        String hint = "Put straight quotation marks in place of the curly ones.";
        String around =
            SMART_AROUND
                .matcher(line.text())
                .replaceAll(
                    quoted -> Matcher.quoteReplacement(quoted.group(1) + quoted(quoted.group(2))));
        all.add(YamlFault.inLine(line, column, message, hint, around));
        String plain = SMART_DOUBLE.matcher(line.text()).replaceAll("\"");
        String straight = SMART_SINGLE.matcher(plain).replaceAll("'");
        all.add(YamlFault.inLine(line, column, message, hint, straight));
      }
    }
  }

  static List<YamlFault> openQuotes(List<YamlLines.Line> lines) {
    List<YamlFault> all = new ArrayList<>();
    openQuotes(lines, all);
    return all;
  }

  /// Each quotation mark that starts a value and has no partner on its line, from the top: all that
  /// follows the first of them is read as text.
  private static void openQuotes(List<YamlLines.Line> lines, List<YamlFault> all) {
    for (YamlLines.Line line : lines) {
      String value = line.value();
      for (String quote : List.of("\"", "'")) {
        boolean open =
            value.startsWith(quote)
                && value.replace("''", "").replace("\\\"", "").indexOf(quote, 1) < 0;
        if (open && all.size() < 200) {
          String mended = line.beforeValue() + quoted(value.substring(1).strip());
          all.add(
              YamlFault.inLine(
                  line,
                  line.beforeValue().length() + 1,
                  "The quotation mark " + quote + " is opened here and not closed.",
                  "Close it at the end of the value.",
                  mended));
        }
        openedBeforeName(line, quote).ifPresent(all::add);
        int item = value.startsWith("[") ? value.lastIndexOf(quote) : -1;
        long marks = value.chars().filter(c -> c == quote.charAt(0)).count();
        if (item > 0 && marks % 2 == 1 && value.endsWith("]")) {
          all.add(
              YamlFault.inLine(
                  line,
                  line.beforeValue().length() + item + 1,
                  "The quotation mark " + quote + " is opened here and not closed.",
                  "Close it at the end of the value.",
                  line.beforeValue() + value.substring(0, value.length() - 1) + quote + "]"));
        }
      }
    }
  }

  /// `"license: MIT`, where the quotation mark takes the name of the field into a text.
  private static Optional<YamlFault> openedBeforeName(YamlLines.Line line, String quote) {
    Matcher field = FIELD.matcher(line.value().substring(Math.min(1, line.value().length())));
    if (!line.value().startsWith(quote) || !field.matches()) {
      return Optional.empty();
    }
    String text = field.group();
    boolean closed = text.indexOf(quote) == text.length() - 1;
    return Optional.of(
        YamlFault.inLine(
            line,
            line.beforeValue().length() + 1,
            "The quotation mark "
                + quote
                + " is opened here, before the name of a field, and not closed behind it.",
            "Remove it.",
            line.beforeValue() + (closed ? text.substring(0, text.length() - 1) : text)));
  }

  private static String quoted(String text) {
    String written = YamlText.of(text);
    return written.startsWith("\"") ? written : YamlText.quoted(text);
  }
}
