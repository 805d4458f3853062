package eu.riscale.hub.spec.yaml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;

/// The numbers that scalars write: underscores between digits, `0x`, `0o` and `0b`, `.inf`, `.nan`.
public final class ScalarNumbers {
  /// More digits than any number of a description has; a bound on the time that parsing takes.
  private static final int MOST_DIGITS = 400;

  private ScalarNumbers() {}

  /// The integer that `text` writes; empty for other texts and absurdly long ones.
  public static Optional<BigInteger> integer(String text) {
    if (text.isEmpty()
        || text.length() > MOST_DIGITS
        || ScalarKinds.of(text) != YamlScalar.Kind.INT) {
      return Optional.empty();
    }
    String digits = text.replace("_", "");
    boolean negative = digits.charAt(0) == '-';
    int at = negative || digits.charAt(0) == '+' ? 1 : 0;
    int radix =
        digits.startsWith("0x", at)
            ? 16
            : digits.startsWith("0o", at) ? 8 : digits.startsWith("0b", at) ? 2 : 10;
    BigInteger size = new BigInteger(digits.substring(radix == 10 ? at : at + 2), radix);
    return Optional.of(negative ? size.negate() : size);
  }

  /// The number that `text` writes, infinity and NaN included; empty for other texts.
  public static OptionalDouble real(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return OptionalDouble.empty();
    }
    return switch (ScalarKinds.of(text)) {
      case INT -> OptionalDouble.of(integer(text).orElseThrow().doubleValue());
      case FLOAT -> OptionalDouble.of(decimal(text.replace("_", "")));
      case NULL, BOOL, TIMESTAMP, STRING -> OptionalDouble.empty();
    };
  }

  private static double decimal(String text) {
    char last = Character.toLowerCase(text.charAt(text.length() - 1));
    if (last == 'f') {
      return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return last == 'n' ? Double.NaN : Double.parseDouble(text);
  }
}
