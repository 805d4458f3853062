package eu.riscale.hub.spec.secret;

/// Which three letters stand side by side in a text. One pass over a text tells of most words that
/// they are not in it, so that hundreds of them need not be looked for one after the other.
final class Trigrams {
  private static final int BITS = 1 << 15;

  private final long[] seen = new long[BITS / Long.SIZE];

  Trigrams(String text) {
    for (int i = 0; i + 3 <= text.length(); i++) {
      int bit = bit(text, i);
      seen[bit >> 6] |= 1L << bit;
    }
  }

  /// Whether the text may hold a word; where not, it surely does not.
  ///
  /// @param word of which nothing is told where it has less than three letters
  boolean mayHold(String word) {
    return word.length() < 3 || (has(bit(word, 0)) && has(bit(word, word.length() - 3)));
  }

  private boolean has(int bit) {
    return (seen[bit >> 6] & (1L << bit)) != 0;
  }

  private static int bit(String text, int at) {
    int letters = (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    return (letters * 0x9E3779B1) >>> 17;
  }
}
