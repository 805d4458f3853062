package eu.riscale.hub.lsp;

import eu.riscale.hub.lsp.Cursor.Kind;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlLimits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells where in a description somebody writes, by the lines up to there alone: what is half
/// written is no YAML yet. It looks at each character once.
final class CursorReader {
  private static final Pattern KEY =
      Pattern.compile("(\"[^\"]*+\"|'[^']*+'|[^\\s\"'#\\[\\]{},:][^:#\\[\\]{},\"']*+):(?= |$)");

  /// A name or index, and the column at which it stands.
  private record Frame(int column, Object segment) {}

  /// Brackets that are open.
  private static final class Flow {
    private final boolean isMapping;
    private boolean hasName;

    Flow(boolean isMapping) {
      this.isMapping = isMapping;
    }
  }

  private static final int IN_BRACKETS = Integer.MAX_VALUE;
  private static final int NO_TEXT = -1;

  /// What is deeper is no description.
  private static final int DEEPEST = 2 * YamlLimits.STANDARD.depth();

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Deque<Flow> flows = new ArrayDeque<>();

  /// The column of the field whose text goes over several lines.
  private int textOf = NO_TEXT;

  private CursorReader() {}

  /// @param line from 0
  /// @param column from 0
  static Cursor at(Lines lines, int line, int column) {
    CursorReader reader = new CursorReader();
    for (int i = 0; i < line; i++) {
      reader.read(lines.line(i), false);
    }
    String last = lines.line(line);
    Cursor cursor = reader.read(last.substring(0, Math.clamp(column, 0, last.length())), true);
    return cursor == null ? Cursor.NOWHERE : cursor;
  }

  /// @param isLast whether somebody writes at the end of this line
  private @Nullable Cursor read(String line, boolean isLast) {
    int indent = line.length() - line.stripLeading().length();
    if (textOf != NO_TEXT) {
      if (indent > textOf || (line.isBlank() && !isLast)) {
        return null;
      }
      textOf = NO_TEXT;
    }
    if (!flows.isEmpty()) {
      return flow(line, 0);
    }
    if (line.startsWith("#", indent) || line.startsWith("%") || line.startsWith("---")) {
      return null;
    }
    return block(line, indent, isLast);
  }

  private @Nullable Cursor block(String line, int indent, boolean isLast) {
    int at = indent;
    while (line.startsWith("-", at) && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
      item(at);
      at = afterBlanks(line, at + 1);
    }
    if (at == line.length()) {
      if (isLast) {
        leave(at);
      }
      return cursor(Kind.NAME, line, at);
    }
    if (line.charAt(at) == '{' || line.charAt(at) == '[') {
      return flow(line, at);
    }
    Matcher key = KEY.matcher(line).region(at, line.length());
    if (!key.lookingAt()) {
      if (isLast) {
        leave(at);
      }
      return cursor(Kind.NAME, line, at);
    }
    leave(at);
    frames.push(new Frame(at, bare(key.group(1))));
    return value(line, at, afterBlanks(line, key.end()));
  }

  private @Nullable Cursor value(String line, int column, int from) {
    int at = from;
    while (at < line.length() && (line.charAt(at) == '&' || line.charAt(at) == '!')) {
      int blank = line.indexOf(' ', at);
      at = blank < 0 ? line.length() : afterBlanks(line, blank);
    }
    if (at < line.length()) {
      switch (line.charAt(at)) {
        case '|', '>' -> {
          textOf = column;
          return null;
        }
        case '{', '[' -> {
          return flow(line, at);
        }
        case '#' -> {
          return null;
        }
        default -> {}
      }
    }
    return cursor(Kind.VALUE, line, at);
  }

  /// The next item of a list whose dashes stand at a column.
  private void item(int column) {
    while (!frames.isEmpty() && frames.peek().column() > column) {
      frames.pop();
    }
    Frame last = frames.peek();
    if (last != null && last.column() == column && last.segment() instanceof Integer index) {
      frames.pop();
      frames.push(new Frame(column, index + 1));
    } else {
      frames.push(new Frame(column, 0));
    }
  }

  /// Leaves what ends where a name stands at a column.
  private void leave(int column) {
    while (!frames.isEmpty() && frames.peek().column() >= column) {
      frames.pop();
    }
  }

  /// What stands in brackets, from a column on.
  private @Nullable Cursor flow(String line, int from) {
    int token = from;
    boolean isStart = true; // Nothing but blanks stands between the token's start and here.
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      int before = token;
      if ((c == '"' || c == '\'') && isStart) {
        int end = line.indexOf(c, at + 1);
        if (end < 0) {
          return inBrackets(line, at);
        }
        at = end;
      } else if (c == '{' || c == '[') {
        flows.push(new Flow(c == '{'));
        if (c == '[') {
          frames.push(new Frame(IN_BRACKETS, 0));
        }
        token = at + 1;
      } else if (c == '}' || c == ']') {
        close();
        if (flows.isEmpty()) {
          return null;
        }
        token = at + 1;
      } else if (c == ',') {
        next();
        token = at + 1;
      } else if (c == ':' && endsName(line, at)) {
        flows.element().hasName = true;
        frames.push(new Frame(IN_BRACKETS, bare(line.substring(token, at).strip())));
        token = at + 1;
      } else if (c == '#' && at > 0 && line.charAt(at - 1) == ' ') {
        return null;
      }
      isStart = token != before || (isStart && c == ' ');
      at++;
    }
    return inBrackets(line, Math.min(afterBlanks(line, token), line.length()));
  }

  private boolean endsName(String line, int at) {
    Flow open = flows.element();
    return open.isMapping
        && !open.hasName
        && (at + 1 == line.length() || " {[\"'".indexOf(line.charAt(at + 1)) >= 0);
  }

  private void next() {
    Flow open = flows.element();
    if (!open.isMapping) {
      Frame item = frames.pop();
      frames.push(new Frame(IN_BRACKETS, item.segment() instanceof Integer index ? index + 1 : 0));
    } else if (open.hasName) {
      open.hasName = false;
      frames.pop();
    }
  }

  private void close() {
    Flow open = flows.pop();
    if (!open.isMapping || open.hasName) {
      frames.pop();
    }
  }

  private Cursor inBrackets(String line, int start) {
    Flow open = flows.element();
    return cursor(open.isMapping && open.hasName ? Kind.VALUE : Kind.NAME, line, start);
  }

  /// A word that begins at a column and goes on to the end of the line.
  private Cursor cursor(Kind kind, String line, int start) {
    boolean isQuoted =
        start < line.length() && (line.charAt(start) == '"' || line.charAt(start) == '\'');
    int first = isQuoted ? start + 1 : start;
    String typed = line.substring(first);
    return typed.contains(" #") || frames.size() + flows.size() > DEEPEST
        ? Cursor.NOWHERE
        : new Cursor(path(), kind, typed, first, closing());
  }

  private String closing() {
    StringBuilder closing = new StringBuilder();
    flows.forEach(flow -> closing.append(flow.isMapping ? '}' : ']'));
    return closing.toString();
  }

  private RdfPath path() {
    RdfPath path = RdfPath.ROOT;
    for (Frame frame : frames.reversed()) {
      path =
          frame.segment() instanceof Integer index
              ? path.index(index)
              : path.field(frame.segment().toString());
    }
    return path;
  }

  private static int afterBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static String bare(String name) {
    boolean isQuoted = name.length() > 1 && (name.startsWith("\"") || name.startsWith("'"));
    return isQuoted ? name.substring(1, name.length() - 1) : name.strip();
  }
}
