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
  public static final Decoder<Long> LONG =
      (node, at, out) -> whole(node, at, out, Long.MIN_VALUE, Long.MAX_VALUE);
  public static final Decoder<Integer> INTEGER = integer(Integer.MIN_VALUE);

  /// Any finite number.
  public static final Decoder<Double> REAL = Numbers::finite;

  public static final Decoder<Boolean> TRUTH = Numbers::truth;

  private Numbers() {}

  /// A whole number written as one: no quotes, no fraction.
  public static final Decoder<Integer> STRICT_INTEGER =
      (node, at, out) -> {
        if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.INT) {
          return INTEGER.decode(node, at, out);
        }
        return wrong(TypeCodes.NOT_AN_INTEGER, "a whole number", node, at, out);
      };

  public static Decoder<Integer> integer(int least) {
    return (node, at, out) -> whole(node, at, out, least, Integer.MAX_VALUE).map(Long::intValue);
  }

  public static Decoder<Integer> integer(int least, int most) {
    Interval range = Interval.between(least, most);
    return (node, at, out) ->
        inRange(whole(node, at, out, Integer.MIN_VALUE, Integer.MAX_VALUE), range, at, out)
            .map(Long::intValue);
  }

  public static Decoder<Double> real(Interval range) {
    return (node, at, out) -> inRange(finite(node, at, out), range, at, out);
  }

  private static Decoded<Long> whole(
      YamlNode node, RdfPath at, Reading out, long least, long most) {
    BigInteger value = node instanceof YamlScalar scalar ? wholeOf(scalar) : null;
    if (value == null) {
      return wrong(TypeCodes.NOT_AN_INTEGER, "a whole number", node, at, out);
    }
    if (value.compareTo(BigInteger.valueOf(least)) < 0 && least > Integer.MIN_VALUE) {
      return inRange(
          Decoded.of(value.max(BigInteger.valueOf(Long.MIN_VALUE)).longValue()),
          Interval.atLeast((double) least),
          at,
          out);
    }
    if (value.compareTo(BigInteger.valueOf(most)) > 0
        || value.compareTo(BigInteger.valueOf(least)) < 0) {
      return wrong(TypeCodes.TOO_LARGE, "at most " + most, node, at, out);
    }
    if (((YamlScalar) node).kind() != YamlScalar.Kind.INT) {
      out.add(converted(node, at, value.toString()));
    }
    return Decoded.of(value.longValue());
  }

  private static @Nullable BigInteger wholeOf(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case INT -> ScalarNumbers.integer(scalar.text()).orElse(null);
      case BOOL -> isTrue(scalar) ? BigInteger.ONE : BigInteger.ZERO;
      case FLOAT, STRING -> wholeOf(scalar.text().strip());
      case NULL, TIMESTAMP -> null;
    };
  }

  private static @Nullable BigInteger wholeOf(String text) {
    BigInteger whole = ScalarNumbers.integer(text).orElse(null);
    OptionalDouble real = whole == null ? ScalarNumbers.real(text) : OptionalDouble.empty();
    if (real.isPresent()
        && Double.isFinite(real.getAsDouble())
        && real.getAsDouble() == Math.rint(real.getAsDouble())) {
      return new BigDecimal(real.getAsDouble()).toBigInteger();
    }
    return whole;
  }

  private static Decoded<Double> finite(YamlNode node, RdfPath at, Reading out) {
    if (!(node instanceof YamlScalar scalar)) {
      return wrong(TypeCodes.NOT_A_NUMBER, "a number", node, at, out);
    }
    OptionalDouble value =
        switch (scalar.kind()) {
          case INT, FLOAT -> ScalarNumbers.real(scalar.text());
          case STRING -> ScalarNumbers.real(scalar.text().strip());
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
