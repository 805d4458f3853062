package eu.riscale.hub.weights.torch;

import java.io.IOException;
import java.io.InputStream;

/// Takes the code of TorchScript apart as torch does. (torch 2.7, `jit/frontend/lexer.h`.)
///
/// Where torch could read a text in another way than here, the text is unreadable. Ends of lines
/// and indents are left out: what torch reads with them it never reads as less than without.
final class TorchScriptLexer {
  private static final int LONGEST_NAME = 1000;

  /// The characters that torch has, and `\` before the end of a line.
  private static final String SYMBOLS = "+-*/%@()[]:,={}><.?!&^|~";

  /// What a part of a text is.
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    /// `...`, after which no attribute follows.
    DOTS,
    /// What torch has no rule for, or another one.
    UNREADABLE,
    END
  }

  private final CodeInput in;
  private final StringBuilder text = new StringBuilder();
  private int symbol;
  private int line;
  private boolean isFirstOfLine = true;
  private boolean isAtMargin;

  TorchScriptLexer(InputStream code) {
    in = new CodeInput(code);
  }

  /// The letters of a name, or those between the quotes of a string.
  String text() {
    return text.toString();
  }

  /// Whether the last part was this one character.
  boolean is(char wanted) {
    return symbol == wanted;
  }

  /// Where the last part begins.
  int line() {
    return line;
  }

  /// Whether only blanks stand before the last part in its line.
  boolean isFirstOfLine() {
    return isFirstOfLine;
  }

  /// Whether nothing stands before the last part in its line, so that it is no part of a class.
  boolean isAtMargin() {
    return isAtMargin;
  }

  /// Goes to the next part of the text.
  Kind next() throws IOException {
    isFirstOfLine = in.startsLine();
    boolean isReadable = skipBlanks();
    line = in.line();
    if (!isReadable) {
      return Kind.UNREADABLE;
    }
    isAtMargin = in.startsLine();
    symbol = -1;
    text.setLength(0);
    int first = in.peek(0);
    if (first < 0) {
      return Kind.END;
    }
    if (isLetter(first)) {
      return name();
    }
    if (isDigit(first) || (first == '.' && isDigit(in.peek(1)))) {
      return number();
    }
    if (first == '"' || first == '\'') {
      return string(first);
    }
    if (in.isNext("...")) {
      in.take(3);
      return Kind.DOTS;
    }
    symbol = in.take();
    return SYMBOLS.indexOf(symbol) < 0 ? Kind.UNREADABLE : Kind.SYMBOL;
  }

  /// Comments go to the end of the line, but those with types are read as code.
  private boolean skipBlanks() throws IOException {
    for (int next = in.peek(0); ; next = in.peek(0)) {
      switch (next) {
        case ' ', '\t', '\r', '\f', 0x0b -> in.take();
        case '\n' -> {
          in.take();
          isFirstOfLine = true;
        }
        case '\\' -> {
          if (in.peek(1) != '\n') {
            return false;
          }
          in.take(2);
        }
        case '#' -> comment();
        default -> {
          return true;
        }
      }
    }
  }

  private void comment() throws IOException {
    if (in.isNext("# type:")) {
      in.take("# type:".length());
    } else {
      while (in.peek(0) >= 0 && in.peek(0) != '\n') {
        in.take();
      }
    }
  }

  private Kind name() throws IOException {
    for (int next = in.peek(0); isLetter(next) || isDigit(next); next = in.peek(0)) {
      if (text.length() == LONGEST_NAME) {
        return Kind.UNREADABLE;
      }
      text.append((char) in.take());
    }
    // To torch these are one word each, whatever letter follows.
    if (isName("is") && in.isNext(" not")) {
      in.take(" not".length());
    } else if (isName("not") && in.isNext(" in")) {
      in.take(" in".length());
    }
    return Kind.NAME;
  }

  private boolean isName(String name) {
    return name.contentEquals(text);
  }

  /// A decimal number, which may be imaginary. `1.` ends with its dot.
  private Kind number() throws IOException {
    digits();
    if (in.peek(0) == '.') {
      in.take();
      digits();
    }
    if (in.peek(0) == 'e' || in.peek(0) == 'E') {
      int sign = in.peek(1) == '+' || in.peek(1) == '-' ? 1 : 0;
      if (isDigit(in.peek(1 + sign))) {
        in.take(1 + sign);
        digits();
      }
    }
    if (in.peek(0) == 'j') {
      in.take();
    }
    // What letters and dots behind a number mean, such as those of 0x1p3, torch leaves to C.
    boolean isWhole = !isLetter(in.peek(0)) && in.peek(0) != '.' && !isDigit(in.peek(0));
    return isWhole ? Kind.NUMBER : Kind.UNREADABLE;
  }

  private void digits() throws IOException {
    while (isDigit(in.peek(0))) {
      in.take();
    }
  }

  /// The text is kept as it is written, and no more of it than a name could have.
  private Kind string(int quote) throws IOException {
    boolean isLong = in.peek(1) == quote && in.peek(2) == quote;
    in.take(isLong ? 3 : 1);
    for (int next = in.peek(0); next >= 0; next = in.peek(0)) {
      if (next == quote && (!isLong || (in.peek(1) == quote && in.peek(2) == quote))) {
        in.take(isLong ? 3 : 1);
        return Kind.STRING;
      }
      if (next == '\n' && !isLong) {
        return Kind.UNREADABLE;
      }
      keep(in.take());
      if (next == '\\') {
        keep(in.take());
      }
    }
    return Kind.UNREADABLE;
  }

  private void keep(int letter) {
    if (text.length() <= LONGEST_NAME && letter >= 0) {
      text.append((char) letter);
    }
  }

  private static boolean isLetter(int next) {
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_';
  }

  private static boolean isDigit(int next) {
    return next >= '0' && next <= '9';
  }
}
