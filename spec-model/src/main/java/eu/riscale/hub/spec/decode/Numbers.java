package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.ScalarNumbers;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Decoders of numbers and truth values. Like the reference implementation they read `'5'`, `5.0`
/// and `true` where 5, 5 and 1 are meant, but say so.
public final class Numbers {
  /// A whole number of any size.
  public static final Decoder<BigInteger> WHOLE = Numbers::whole;

  /// A whole number; one that is too large counts as the largest of 64 bits.
  public static final Decoder<Long> LONG =
      (node, at, out) ->
          whole(node, at, out)
              .map(value -> held(value, Long.MIN_VALUE, Long.MAX_VALUE, node, at, out));

  /// A whole number; one that is too large counts as the largest of 32 bits.
  public static final Decoder<Integer> INTEGER = integer(Integer.MIN_VALUE);

  /// Any finite number.
  public static final Decoder<Double> REAL = Numbers::finite;

  public static final Decoder<Boolean> TRUTH = Numbers::truth;

  /// A number with point or exponent does not stand for a whole one from here on: its last digits
  /// are unknown.
  private static final double LARGEST_REAL = 0x1p63;

  private Numbers() {}

  /// A whole number written as one: no quotes, no fraction.
  public static final Decoder<Integer> STRICT_INTEGER =
      (node, at, out) -> {
        if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.INT) {
          return INTEGER.decode(node, at, out);
        }
        return wrong(TypeCodes.NOT_AN_INTEGER, "a whole number", node, at, out);
      };

  /// As [#INTEGER], and not below `least`.
  public static Decoder<Integer> integer(int least) {
    return integer(
        least == Integer.MIN_VALUE
            ? Interval.between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
            : Interval.atLeast(least));
  }

  public static Decoder<Integer> integer(int least, int most) {
    return integer(Interval.between(least, most));
  }

  private static Decoder<Integer> integer(Interval range) {
    return (node, at, out) ->
        inRange(whole(node, at, out), range, at, out)
            .map(value -> (int) held(value, Integer.MIN_VALUE, Integer.MAX_VALUE, node, at, out));
  }

  public static Decoder<Double> real(Interval range) {
    return (node, at, out) -> inRange(finite(node, at, out), range, at, out);
  }

  private static Decoded<BigInteger> whole(YamlNode node, RdfPath at, Reading out) {
    YamlScalar scalar = node instanceof YamlScalar word ? word : null;
    BigInteger value = scalar == null ? null : wholeOf(scalar);
    if (scalar == null || value == null) {
      return wrong(TypeCodes.NOT_AN_INTEGER, "a whole number", node, at, out);
    }
    if (scalar.kind() != YamlScalar.Kind.INT) {
      out.add(converted(node, at, value.toString()));
    }
    return Decoded.of(value);
  }

  /// The number, or the nearest one that hub computes with: the format bounds no whole number, and
  /// nothing has such a size.
  private static long held(
      BigInteger value, long least, long most, YamlNode node, RdfPath at, Reading out) {
    BigInteger nearest = value.min(BigInteger.valueOf(most)).max(BigInteger.valueOf(least));
    if (!nearest.equals(value)) {
      out.add(
          Finding.of(
                  TypeCodes.TOO_LARGE,
                  at,
                  "Found " + node.describe() + "; hub goes on with " + nearest + ".")
              .hint("Write the number that is meant."));
    }
    return nearest.longValue();
  }

  private static @Nullable BigInteger wholeOf(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case INT -> ScalarNumbers.integer(scalar.text()).orElse(null);
      case BOOL -> isTrue(scalar) ? BigInteger.ONE : BigInteger.ZERO;
      case FLOAT -> wholeOfReal(scalar.text());
      case STRING -> QuotedNumbers.whole(scalar.text()).orElse(null);
      case NULL, TIMESTAMP -> null;
    };
  }

  private static @Nullable BigInteger wholeOfReal(String text) {
    OptionalDouble real = ScalarNumbers.real(text);
    if (real.isPresent()
        && Math.abs(real.getAsDouble()) < LARGEST_REAL
        && real.getAsDouble() == Math.rint(real.getAsDouble())) {
      return new BigDecimal(real.getAsDouble()).toBigInteger();
    }
    return null;
  }

  private static Decoded<Double> finite(YamlNode node, RdfPath at, Reading out) {
    if (!(node instanceof YamlScalar scalar)) {
      return wrong(TypeCodes.NOT_A_NUMBER, "a number", node, at, out);
    }
    OptionalDouble value =
        switch (scalar.kind()) {
          case INT, FLOAT -> ScalarNumbers.real(scalar.text());
          case STRING -> QuotedNumbers.real(scalar.text());
          case BOOL -> OptionalDouble.of(isTrue(scalar) ? 1 : 0);
          case NULL, TIMESTAMP -> OptionalDouble.empty();
        };
    if (value.isEmpty()) {
      return wrong(TypeCodes.NOT_A_NUMBER, "a number", node, at, out);
    }
    if (!Double.isFinite(value.getAsDouble())) {
      return wrong(TypeCodes.NOT_FINITE, "a finite number", node, at, out);
    }
    if (scalar.kind() == YamlScalar.Kind.STRING || scalar.kind() == YamlScalar.Kind.BOOL) {
      out.add(converted(node, at, Double.toString(value.getAsDouble())));
    }
    return Decoded.of(value.getAsDouble());
  }

  private static Decoded<Boolean> truth(YamlNode node, RdfPath at, Reading out) {
    if (!(node instanceof YamlScalar scalar)) {
      return wrong(TypeCodes.NOT_A_TRUTH_VALUE, "true or false", node, at, out);
    }
    if (scalar.kind() == YamlScalar.Kind.BOOL) {
      return Decoded.of(isTrue(scalar));
    }
    Boolean value =
        switch (scalar.text().toLowerCase(Locale.ROOT)) {
          case "1", "1.0", "on", "t", "true", "y", "yes" -> Boolean.TRUE;
          case "0", "0.0", "off", "f", "false", "n", "no" -> Boolean.FALSE;
          default -> null;
        };
    if (value == null) {
      return wrong(TypeCodes.NOT_A_TRUTH_VALUE, "true or false", node, at, out);
    }
    out.add(converted(node, at, value.toString()));
    return Decoded.of(value);
  }

  private static <T extends Number> Decoded<T> inRange(
      Decoded<T> decoded, Interval range, RdfPath at, Reading out) {
    if (decoded instanceof Decoded.Value<T>(T value) && !range.contains(value.doubleValue())) {
      out.add(
          Finding.of(TypeCodes.OUT_OF_RANGE, at, "Found the number " + value + ".")
              .expected(range.words()));
      return Decoded.broken();
    }
    return decoded;
  }

  private static boolean isTrue(YamlScalar bool) {
    return bool.text().charAt(0) == 't' || bool.text().charAt(0) == 'T';
  }

  private static Finding converted(YamlNode node, RdfPath at, String readAs) {
    return Finding.of(
            TypeCodes.CONVERTED, at, "Found " + node.describe() + ", read as " + readAs + ".")
        .hint("Write " + readAs + " without quotes.");
  }

  private static <T> Decoded<T> wrong(
      Code code, String expected, YamlNode node, RdfPath at, Reading out) {
    out.add(Finding.of(code, at, "Found " + node.describe() + ".").expected(expected));
    return Decoded.broken();
  }
}
