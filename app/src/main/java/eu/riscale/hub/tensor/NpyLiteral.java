package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.List;

/// Reads the one Python literal that a `.npy` header is: a dict with three known keys.
final class NpyLiteral {
  private final String text;
  private int at;

  NpyLiteral(String text) {
    this.text = text;
  }

  /// The text within single or double quotes.
  String string() throws NpyException {
    char quote = peek();
    if (quote != '\'' && quote != '"') {
      throw unexpected("a text in quotes");
    }
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw unexpected("the end of a text");
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return value;
  }

  boolean bool() throws NpyException {
    skipSpace();
    for (boolean value : new boolean[] {true, false}) {
      String word = value ? "True" : "False";
      if (text.startsWith(word, at)) {
        at += word.length();
        return value;
      }
    }
    throw unexpected("True or False");
  }

  /// The numbers of a tuple such as `(1, 2)`, `(3,)` or `()`; Python 2 wrote `3L`.
  List<Long> tuple() throws NpyException {
    expect('(');
    List<Long> numbers = new ArrayList<>();
    while (peek() != ')') {
      numbers.add(number());
      if (peek() == 'L') {
        at++;
      }
      if (peek() != ')') {
        expect(',');
      }
    }
    expect(')');
    return numbers;
  }

  private long number() throws NpyException {
    int start = at;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    if (at == start || at - start > 18) {
      at = start;
      throw unexpected("a length of at most 18 digits");
    }
    return Long.parseLong(text, start, at, 10);
  }

  /// Whether the next character that is no space is this one.
  boolean isNext(char wanted) throws NpyException {
    return peek() == wanted;
  }

  void expect(char wanted) throws NpyException {
    if (peek() != wanted) {
      throw unexpected("'" + wanted + "'");
    }
    at++;
  }

  void expectEnd() throws NpyException {
    skipSpace();
    if (at < text.length()) {
      throw unexpected("nothing more");
    }
  }

  private char peek() throws NpyException {
    skipSpace();
    if (at >= text.length()) {
      throw new NpyException("The header of the .npy file ends too early.");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private NpyException unexpected(String wanted) {
    String found = text.substring(at, Math.min(text.length(), at + 20)).strip();
    return new NpyException(
        "The header of the .npy file has '" + found + "' where " + wanted + " belongs.");
  }
}
