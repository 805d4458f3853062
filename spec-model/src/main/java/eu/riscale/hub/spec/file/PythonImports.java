package eu.riscale.hub.spec.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Python file imports, as far as its text says: `import a.b`, `from .a import b`,
/// `importlib.import_module("a.b")`. Names that are made while the code runs are not seen.
public final class PythonImports {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?m)(?:^|[:;])[ \\t]*+(?:import[ \\t]++([^;\\n]++)|from[ \\t]*+(\\.*+)["
              + " \\t]*+((?:(?!import\\b)[\\w.]++)?+)[ \\t]*+import\\b([^;\\n]*+))");

  /// Editors of Windows write it, and Python leaves it out.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// A call that imports what the text behind it names.
  private static final Pattern CALL =
      Pattern.compile("(?:^|\\W)(?:import_module|__import__)[ \\t]*+\\([ \\t]*+$");

  private static final int LONGEST_CALL = 40;
  private static final Pattern CALLED = Pattern.compile("(\\.{0,9})(\\w[\\w.]{0,199})");

  private static final Pattern NAME = Pattern.compile("[\\w.]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private PythonImports() {}

  /// One module that is imported.
  ///
  /// @param level how many dots stand before its name: 0 for one that is looked for on the path
  /// @param module its name with dots; empty in `from . import a`
  /// @param names what is taken out of it, which may be modules, too
  public record Import(int level, String module, List<String> names) {}

  /// @param code the text of a file
  public static List<Import> of(String code) {
    List<Import> imports = new ArrayList<>();
    Matcher statement = STATEMENT.matcher(bare(code, imports));
    while (statement.find()) {
      if (statement.group(1) != null) {
        for (String module : names(statement.group(1))) {
          imports.add(new Import(0, module, List.of()));
        }
      } else {
        imports.add(
            new Import(statement.group(2).length(), statement.group(3), names(statement.group(4))));
      }
    }
    return imports;
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String part : list.replace('(', ' ').replace(')', ' ').split(",", -1)) {
      String name = BLANKS.split(part.strip(), 2)[0];
      if (NAME.matcher(name).matches()) {
        names.add(name);
      }
    }
    return names;
  }

  /// The code without comments and without what is in texts, each statement on one line.
  ///
  /// @param called gets what is imported by calls
  private static String bare(String code, List<Import> called) {
    StringBuilder bare = new StringBuilder();
    int depth = 0;
    int i = code.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (c == '#') {
        i = lineEnd(code, i);
      } else if (c == '"' || c == '\'') {
        int end = textEnd(code, i);
        if (CALL.matcher(bare.substring(Math.max(0, bare.length() - LONGEST_CALL))).find()) {
          called(
                  code.substring(i, end),
                  code.substring(end, Math.min(code.length(), end + LONGEST_CALL)))
              .ifPresent(called::add);
        }
        i = end;
        bare.append('0');
      } else if (c == '\\' && i + 1 < code.length()) {
        boolean isWindows = code.startsWith("\r\n", i + 1);
        i += isWindows ? 3 : 2;
        bare.append(' ');
      } else {
        depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        depth = Math.max(depth, 0);
        boolean isEnd = c == '\n' || c == '\r';
        bare.append(isEnd ? (depth > 0 ? ' ' : '\n') : c);
        i++;
      }
    }
    return bare.toString();
  }

  /// @param text with its quotes
  /// @param rest what follows it: more than a single text is a name that is made
  private static Optional<Import> called(String text, String rest) {
    Matcher name = CALLED.matcher(text.replaceAll("^['\"]+|['\"]+$", ""));
    char next = rest.stripLeading().isEmpty() ? ')' : rest.stripLeading().charAt(0);
    return name.matches() && (next == ')' || next == ',')
        ? Optional.of(new Import(name.group(1).length(), name.group(2), List.of()))
        : Optional.empty();
  }

  private static int lineEnd(String code, int from) {
    int end = code.indexOf('\n', from);
    return end < 0 ? code.length() : end;
  }

  /// Behind the text that begins with a quote.
  private static int textEnd(String code, int from) {
    String quote = code.substring(from, from + 1);
    boolean isLong = code.startsWith(quote.repeat(3), from);
    String end = isLong ? quote.repeat(3) : quote;
    int i = from + end.length();
    while (i < code.length() && !code.startsWith(end, i)) {
      if (!isLong && code.charAt(i) == '\n') {
        return i;
      }
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(code.length(), i + end.length());
  }
}
