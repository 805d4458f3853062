package eu.riscale.hub.spec.secret;

import java.util.function.IntPredicate;

/// What may stand around a word. It tells at one look of most places that no match is there, so
/// that a hostile text can be made of such words.
sealed interface Reach {
  /// Whether a match can be around a word.
  boolean mayMatch(String text, int word);

  /// Whether a match can begin at an index before a word.
  boolean mayBegin(String text, int start);

  record Anything() implements Reach {
    @Override
    public boolean mayMatch(String text, int word) {
      return true;
    }

    @Override
    public boolean mayBegin(String text, int start) {
      return true;
    }
  }

  /// @param letters with one of which the match begins
  record From(String letters) implements Reach {
    @Override
    public boolean mayMatch(String text, int word) {
      return true;
    }

    @Override
    public boolean mayBegin(String text, int start) {
      return letters.indexOf(text.charAt(start)) >= 0;
    }
  }

  /// The rest of a name.
  record Name() implements Reach {
    @Override
    public boolean mayMatch(String text, int word) {
      return true;
    }

    @Override
    public boolean mayBegin(String text, int start) {
      return beginsName(text, start);
    }
  }

  /// The rest of a name, and behind it a value.
  ///
  /// @param shortest how many letters the value has at least
  record NameOfValue(int shortest) implements Reach {
    private static final int LONGEST_NAME = 80;

    /// Quotation marks, blanks and what escapes them.
    private static final int LONGEST_GAP = 8;

    @Override
    public boolean mayMatch(String text, int word) {
      int end = after(text, word, LONGEST_NAME, Reach::isOfName);
      int sign = after(text, end, LONGEST_GAP, c -> c == ']' || isGap(c));
      if (sign == text.length() || (text.charAt(sign) != ':' && text.charAt(sign) != '=')) {
        return false;
      }
      int value = after(text, sign + 1, LONGEST_GAP, NameOfValue::isGap);
      return after(text, value, shortest, c -> c > ' ' && !isGap(c)) == value + shortest;
    }

    @Override
    public boolean mayBegin(String text, int start) {
      return beginsName(text, start);
    }

    private static boolean isGap(int c) {
      return "\\\"' \t\r\n".indexOf(c) >= 0;
    }
  }

  /// The index behind the letters from one on that are such, and not more than so many.
  private static int after(String text, int from, int most, IntPredicate isSuch) {
    int end = Math.min(text.length(), from + most);
    int at = from;
    while (at < end && isSuch.test(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The first letter of a name that a word is in.
  static int firstOfName(String text, int first, int word) {
    int begin = word;
    while (begin > first && isOfName(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean beginsName(String text, int start) {
    return start == 0
        || !Character.isLetterOrDigit(text.charAt(start - 1))
        || (start > 1 && "\\[%".indexOf(text.charAt(start - 2)) >= 0)
        || (start > 2 && text.charAt(start - 3) == '%')
        || text.charAt(start - 1) == 'm';
  }

  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  }
}
