package eu.riscale.hub.spec.decode;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers that stand in quotes: in decimal, and a whole one without exponent. The reference
/// implementation takes these alone; `'0x10'` and `'1e3'` are texts where a whole number is meant.
final class QuotedNumbers {
  /// More digits than any number of a description has; a bound on the time that parsing takes.
  private static final int MOST_DIGITS = 400;

  private static final String SPACE = "\\p{IsWhite_Space}*+";
  private static final Pattern WHOLE =
      Pattern.compile(SPACE + "([+-]?[0-9]++(?:_[0-9]++)*+)(?:\\.0++)?+" + SPACE);
  private static final Pattern REAL =
      Pattern.compile(
          SPACE + "([+-]?(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+)" + SPACE);
  private static final Pattern UNEVEN = Pattern.compile("__|^_|_$");

  private QuotedNumbers() {}

  static Optional<BigInteger> whole(String text) {
    Matcher found = WHOLE.matcher(text);
    return text.length() <= MOST_DIGITS && found.matches()
        ? Optional.of(new BigInteger(found.group(1).replace("_", "")))
        : Optional.empty();
  }

  /// A number that may have fractions; infinity and NaN are none.
  static OptionalDouble real(String text) {
    if (text.length() > MOST_DIGITS || UNEVEN.matcher(text).find()) {
      return OptionalDouble.empty();
    }
    Matcher found = REAL.matcher(text.replace("_", ""));
    return found.matches()
        ? OptionalDouble.of(Double.parseDouble(found.group(1)))
        : OptionalDouble.empty();
  }
}
