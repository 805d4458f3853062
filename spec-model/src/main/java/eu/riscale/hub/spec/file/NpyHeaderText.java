package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.file.NpyRefused.Reason;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header of a `.npy` file: a Python dictionary such as `{'descr': '<f4', 'fortran_order':
/// False, 'shape': (1, 64, 64), }`.
final class NpyHeaderText {
  private static final int MOST_AXES = 64;

  private final String text;
  private int at;
  private @Nullable String type;
  private @Nullable Boolean fortran;
  private @Nullable List<Long> shape;

  private NpyHeaderText(String text) {
    this.text = text;
  }

  static NpyHeader parse(String text) throws NpyRefused {
    return new NpyHeaderText(text.strip()).header();
  }

  private NpyHeader header() throws NpyRefused {
    expect('{');
    while (!isNext('}')) {
      String key = quoted();
      expect(':');
      switch (key) {
        case "descr" -> type = typeText();
        case "fortran_order" -> fortran = truth();
        case "shape" -> shape = sizes();
        default -> throw malformed("The header has the unknown entry '" + key + "'.");
      }
      if (isNext(',')) {
        at++;
      }
    }
    String descr = type;
    if (descr == null || fortran == null || shape == null) {
      throw malformed("The header lacks descr, fortran_order or shape.");
    }
    return typed(descr, fortran, shape);
  }

  private static NpyHeader typed(String descr, boolean fortran, List<Long> shape)
      throws NpyRefused {
    if (descr.endsWith("O") || descr.startsWith("|O")) {
      throw new NpyRefused(
          Reason.PICKLED, "The array holds pickled Python objects instead of numbers.");
    }
    char order = descr.charAt(0);
    String kind = descr.substring("<>|=".indexOf(order) >= 0 ? 1 : 0);
    boolean known =
        List.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1", "?")
            .contains(kind);
    if (!known) {
      throw new NpyRefused(
          Reason.TYPE, "The elements have the type '" + descr + "', which is no real number.");
    }
    int bytes = kind.equals("?") ? 1 : kind.charAt(1) - '0';
    char letter = kind.equals("?") ? 'b' : kind.charAt(0);
    ByteOrder bytesOrder = order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(letter, bytes, bytesOrder, fortran, List.copyOf(shape));
  }

  /// A text; a list stands for records of several types, which are refused.
  private String typeText() throws NpyRefused {
    if (isNext('[')) {
      throw new NpyRefused(Reason.TYPE, "The elements are records of several values.");
    }
    String descr = quoted();
    if (descr.isEmpty()) {
      throw malformed("The type of the elements is empty.");
    }
    return descr;
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

  private List<Long> sizes() throws NpyRefused {
    List<Long> sizes = new ArrayList<>();
    expect('(');
    while (!isNext(')')) {
      int from = at;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      if (at == from || at - from > 18 || sizes.size() == MOST_AXES) {
        throw malformed("The shape is not a list of sizes.");
      }
      sizes.add(Long.parseLong(text, from, at, 10));
      if (isNext('L')) {
        at++;
      }
      if (isNext(',')) {
        at++;
      }
    }
    at++;
    return sizes;
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
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static NpyRefused malformed(String sentence) {
    return new NpyRefused(Reason.NOT_NPY, sentence);
  }
}
