package eu.riscale.hub.spec.npy;

import eu.riscale.hub.spec.npy.NpyRefused.Reason;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The text of a `.npy` header: a Python dictionary such as `{'descr': '<f4', 'fortran_order':
/// False, 'shape': (1, 64, 64), }`. What numpy refuses is refused, and so are spellings that Python
/// allows and no program writes, such as sizes in hexadecimal.
final class NpyHeaderText {
  /// numpy's own limit.
  private static final int MOST_AXES = 64;

  private static final List<String> NUMBERS =
      List.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1", "?");

  private final String text;
  private final boolean allowsLong;
  private int at;

  /// @param allowsLong whether sizes may end with the `L` of Python 2, as in formats 1 and 2
  NpyHeaderText(String text, boolean allowsLong) {
    this.text = text;
    this.allowsLong = allowsLong;
  }

  /// @param dataAt where in the file the elements start
  NpyHeader parse(int dataAt) throws NpyRefused {
    String descr = "";
    boolean fortran = false;
    List<Long> shape = List.of();
    Set<String> keys = new HashSet<>();
    expect('{');
    while (!isNext('}')) {
      String key = quoted();
      expect(':');
      switch (key) {
        case "descr" -> descr = typeText();
        case "fortran_order" -> fortran = truth();
        case "shape" -> shape = sizes();
        default -> throw malformed("The header has the unknown entry '" + key + "'.");
      }
      keys.add(key);
      if (!isNext('}')) {
        expect(',');
      }
    }
    expect('}');
    skipBlanks();
    if (at < text.length()) {
      throw malformed("The header goes on behind its '}'.");
    }
    if (keys.size() < 3) {
      throw malformed("The header lacks descr, fortran_order or shape.");
    }
    return typed(descr, fortran, shape, dataAt);
  }

  private static NpyHeader typed(String descr, boolean fortran, List<Long> shape, int dataAt)
      throws NpyRefused {
    if (descr.isEmpty()) {
      throw malformed("The type of the elements is empty.");
    }
    char order = descr.charAt(0);
    String kind = descr.substring("<>|=".indexOf(order) >= 0 ? 1 : 0);
    if (kind.startsWith("O") || kind.equals("object")) {
      throw new NpyRefused(
          Reason.PICKLED, "The array holds pickled Python objects instead of numbers.");
    }
    if (!NUMBERS.contains(kind)) {
      throw new NpyRefused(
          Reason.TYPE, "The elements have the type '" + descr + "', which is no real number.");
    }
    int bytes = kind.equals("?") ? 1 : kind.charAt(1) - '0';
    char letter = kind.equals("?") ? 'b' : kind.charAt(0);
    ByteOrder bytesOrder = order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(letter, bytes, bytesOrder, fortran, shape, dataAt);
  }

  /// A text; a list stands for records of several types, which are refused.
  private String typeText() throws NpyRefused {
    if (isNext('[')) {
      throw new NpyRefused(Reason.TYPE, "The elements are records of several values.");
    }
    return quoted();
  }

  private boolean truth() throws NpyRefused {
    skipBlanks();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw malformed("fortran_order is neither True nor False.");
  }

  /// A tuple such as `(1, 2)`, `(3,)` or `()`; `(3)` is a number to Python.
  private List<Long> sizes() throws NpyRefused {
    List<Long> sizes = new ArrayList<>();
    boolean isTuple = true;
    expect('(');
    while (!isNext(')')) {
      if (sizes.size() == MOST_AXES) {
        throw malformed("The shape has more than " + MOST_AXES + " axes.");
      }
      sizes.add(size());
      isTuple = !isNext(')');
      if (isTuple) {
        expect(',');
      }
    }
    expect(')');
    if (sizes.size() == 1 && !isTuple) {
      throw malformed("The shape is not a list of sizes.");
    }
    return sizes;
  }

  private long size() throws NpyRefused {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean isPadded = at - from > 1 && text.charAt(from) == '0';
    if (at == from || at - from > 18 || isPadded) {
      throw malformed("The shape is not a list of sizes.");
    }
    long size = Long.parseLong(text, from, at, 10);
    if (allowsLong && isNext('L')) {
      at++;
    }
    return size;
  }

  private String quoted() throws NpyRefused {
    skipBlanks();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) {
      throw malformed("The header is not a dictionary of texts.");
    }
    String inner = text.substring(at + 1, end);
    at = end + 1;
    return inner;
  }

  private void expect(char wanted) throws NpyRefused {
    if (!isNext(wanted)) {
      throw malformed("The header has no '" + wanted + "' where it should.");
    }
    at++;
  }

  private boolean isNext(char wanted) throws NpyRefused {
    skipBlanks();
    if (at >= text.length()) {
      throw malformed("The header ends early.");
    }
    return text.charAt(at) == wanted;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static NpyRefused malformed(String sentence) {
    return new NpyRefused(Reason.NOT_NPY, sentence);
  }
}
