package eu.riscale.hub.engine.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One class of the code in a TorchScript archive, as far as `forward` calls other modules one
/// after the other.
///
/// @param modules the classes of its modules by their names
/// @param calls in the order in which they are made; none where `forward` branches
record ScriptClass(String text, Map<String, String> modules, List<Call> calls) {
  private static final Pattern MODULE =
      Pattern.compile("^  (?:(\\w+)|__annotations__\\[\"([^\"]+)\"\\]) [:=] (__torch__[\\w.]+)$");
  private static final String HEAD_END = ":\n";
  private static final String FORWARD = "  def forward(";

  /// Of a line with calls in calls, and of the head of a method.
  private static final int LONGEST_LINE = 20_000;

  private static final Pattern ALIAS =
      Pattern.compile("^    (\\w+) = (?:(\\w+)\\.(\\w+)|getattr\\((\\w+), \"([^\"]+)\"\\))$");
  private static final Pattern CALL = Pattern.compile("\\((\\w+)\\)\\.forward\\(");
  private static final Pattern BRANCH = Pattern.compile("(?m)^    (?:if|for|while|with) ");

  /// Where `forward` calls a module.
  ///
  /// @param path of names, one or, through a list of modules, several with dots between
  /// @param type the module's class
  /// @param line where the statement begins, in the text of the class
  /// @param expression the call itself
  record Call(String path, String type, int line, String expression) {}

  /// Finds the class of a name.
  interface Classes {
    Optional<ScriptClass> of(String type);
  }

  /// @param classes of the same archive
  static ScriptClass of(String text, Classes classes) {
    Map<String, String> modules = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      Matcher module = MODULE.matcher(line);
      if (module.matches()) {
        modules.put(module.group(1) == null ? module.group(2) : module.group(1), module.group(3));
      }
    }
    return new ScriptClass(text, modules, calls(text, modules, classes));
  }

  private static List<Call> calls(String text, Map<String, String> modules, Classes classes) {
    Optional<Head> forward = Head.of(text);
    List<Call> calls = new ArrayList<>();
    if (modules.isEmpty() || forward.isEmpty()) {
      return calls;
    }
    int start = forward.get().end();
    int next = text.indexOf("\n  def ", start);
    int end = next < 0 ? text.length() : next + 1;
    if (BRANCH.matcher(text.substring(start, end)).find()) {
      return calls;
    }
    Map<String, Named> known = new LinkedHashMap<>();
    known.put(forward.get().self(), new Named("", modules));
    for (int from = start; from < end; from = lineEnd(text, from)) {
      String line = text.substring(from, lineEnd(text, from)).stripTrailing();
      if (line.length() > LONGEST_LINE) {
        return List.of();
      }
      Matcher alias = ALIAS.matcher(line);
      if (alias.matches()) {
        alias(alias, known, classes);
      } else {
        calls(line, from, known, calls);
      }
    }
    return calls;
  }

  /// What a name in `forward` stands for.
  private record Named(String path, Map<String, String> modules, String type) {
    Named(String path, Map<String, String> modules) {
      this(path, modules, "");
    }
  }

  private static void alias(Matcher alias, Map<String, Named> known, Classes classes) {
    boolean dotted = alias.group(2) != null;
    Named owner = known.get(dotted ? alias.group(2) : alias.group(4));
    String name = dotted ? alias.group(3) : alias.group(5);
    String type = owner == null ? null : owner.modules().get(name);
    if (owner != null && type != null) {
      Map<String, String> inner = classes.of(type).map(ScriptClass::modules).orElse(Map.of());
      String path = owner.path().isEmpty() ? name : owner.path() + "." + name;
      known.put(alias.group(1), new Named(path, inner, type));
    }
  }

  /// Calls within calls are made first.
  private static void calls(String line, int at, Map<String, Named> known, List<Call> out) {
    List<Call> found = new ArrayList<>();
    Matcher call = CALL.matcher(line);
    while (call.find()) {
      Named module = known.get(call.group(1));
      int close = closing(line, call.end());
      if (module != null && !module.type().isEmpty() && close > 0) {
        String expression = line.substring(call.start(), close + 1);
        found.addFirst(new Call(module.path(), module.type(), at, expression));
      }
    }
    out.addAll(found);
  }

  private static int closing(String line, int from) {
    int open = 1;
    for (int i = from; i < line.length(); i++) {
      open += line.charAt(i) == '(' ? 1 : line.charAt(i) == ')' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  /// Whether `forward` gives one tensor.
  boolean givesTensor() {
    return Head.of(text).filter(head -> head.gives(text).equals("Tensor")).isPresent();
  }

  /// The class, whose `forward` ends by giving what a call gives.
  String endingAt(Call call) {
    Head head = Head.of(text).orElseThrow();
    int next = text.indexOf("\n  def ", call.line());
    return text.substring(0, head.type())
        + "Tensor"
        + text.substring(head.end() - HEAD_END.length(), call.line())
        + "    return "
        + call.expression()
        + "\n"
        + (next < 0 ? "" : text.substring(next + 1));
  }

  /// The head of `forward`.
  ///
  /// @param self what it calls its own module
  /// @param type where the type of what it gives begins
  /// @param end where the first statement begins
  private record Head(String self, int type, int end) {
    static Optional<Head> of(String text) {
      int from = text.startsWith(FORWARD) ? 0 : text.indexOf("\n" + FORWARD) + 1;
      int name = from + FORWARD.length();
      if (!text.startsWith(FORWARD, from)) {
        return Optional.empty();
      }
      int colon = text.indexOf(':', name);
      int last = text.indexOf(HEAD_END, name);
      int arrow = last < 0 ? -1 : text.lastIndexOf(" -> ", last);
      return colon < 0 || arrow < name || last - name > LONGEST_LINE
          ? Optional.empty()
          : Optional.of(
              new Head(
                  text.substring(name, colon), arrow + " -> ".length(), last + HEAD_END.length()));
    }

    String gives(String text) {
      return text.substring(type, end - HEAD_END.length());
    }
  }
}
