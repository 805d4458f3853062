package eu.riscale.hub.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CastTest {
  private static final double[] VALUES = {
    0,
    -0.0,
    0.5,
    -0.5,
    1,
    -1,
    1.9,
    -1.9,
    44,
    127,
    128,
    200,
    255,
    256,
    300.7,
    -128,
    -129,
    32767,
    32768,
    -32769,
    65535,
    65536,
    70000.5,
    2147483647.0,
    2147483648.0,
    -2147483649.0,
    4294967295.0,
    4294967296.0,
    1e12,
    -1e12,
    9007199254740994.0,
    -0x1p63,
    0x1p63,
    0x1p63 + 2048,
    0x1p64 - 2048,
    1e300,
    -1e300,
    3.5e38,
    1e-45,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private static Tensor cast(Tensor in, DType to) {
    return Cast.to(to, in, Parallel.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void cutsAndWrapsFloats(DType to) {
    Tensor out = cast(Tensor.of(VALUES, List.of("x"), VALUES.length), to);
    for (int i = 0; i < VALUES.length; i++) {
      assertThat(bits(out, i)).as(VALUES[i] + " as " + to).isEqualTo(expected(VALUES[i], to));
    }
  }

  /// Each type's extremes to each other type.
  @ParameterizedTest
  @EnumSource
  void wrapsWholeNumbers(DType from) {
    if (from.isFloat()) {
      return;
    }
    List<BigInteger> values = extremes(from);
    Object array = from.newArray(values.size());
    for (int i = 0; i < values.size(); i++) {
      long bits = values.get(i).longValue();
      switch (array) {
        case byte[] a -> a[i] = (byte) bits;
        case short[] a -> a[i] = (short) bits;
        case int[] a -> a[i] = (int) bits;
        default -> ((long[]) array)[i] = bits;
      }
    }
    Tensor in = Tensor.of(from, array, List.of("x"), values.size());
    for (DType to : DType.values()) {
      Tensor out = cast(in, to);
      assertThat(out.dtype()).isEqualTo(to);
      for (int i = 0; i < values.size(); i++) {
        BigInteger value = values.get(i);
        Object wanted =
            switch (to) {
              case FLOAT32 -> (double) value.floatValue();
              case FLOAT64 -> value.doubleValue();
              case BOOL -> value.signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
              default -> wrap(value, to);
            };
        assertThat(bits(out, i)).as(value + " of " + from + " as " + to).isEqualTo(wanted);
      }
    }
  }

  private static List<BigInteger> extremes(DType type) {
    if (type == DType.BOOL) {
      return List.of(BigInteger.ZERO, BigInteger.ONE);
    }
    BigInteger span = BigInteger.TWO.pow(8 * type.bytes());
    BigInteger min = type.isUnsigned() ? BigInteger.ZERO : span.shiftRight(1).negate();
    BigInteger max = min.add(span).subtract(BigInteger.ONE);
    return List.of(
        min, min.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ONE, max.shiftRight(1), max);
  }

  private static Object expected(double value, DType to) {
    if (to == DType.FLOAT64) {
      return value;
    }
    if (to == DType.FLOAT32) {
      return (double) (float) value;
    }
    if (to == DType.BOOL) {
      return value == 0 ? BigInteger.ZERO : BigInteger.ONE;
    }
    boolean beyond = !(value >= -0x1p63 && value < 0x1p64);
    return beyond ? BigInteger.ZERO : wrap(new BigDecimal(value).toBigInteger(), to);
  }

  private static BigInteger wrap(BigInteger value, DType to) {
    BigInteger span = BigInteger.TWO.pow(8 * to.bytes());
    BigInteger low = value.mod(span);
    boolean negative = !to.isUnsigned() && low.testBit(8 * to.bytes() - 1);
    return negative ? low.subtract(span) : low;
  }

  /// A whole number exactly, a float as a double.
  private static Object bits(Tensor tensor, int i) {
    if (tensor.dtype().isFloat()) {
      return tensor.at(i);
    }
    if (tensor.dtype().bytes() < 8) {
      return BigInteger.valueOf((long) tensor.at(i));
    }
    long value = ((long[]) tensor.array())[i];
    return tensor.dtype().isUnsigned()
        ? new BigInteger(Long.toUnsignedString(value))
        : BigInteger.valueOf(value);
  }

  @Test
  void isTheSameTensorWhereNothingChanges() {
    Tensor in = Tensor.of(new float[] {1}, List.of("x"), 1);
    assertThat(cast(in, DType.FLOAT32)).isSameAs(in);
  }

  @Test
  void copesWithManyElementsAndThreads() {
    Tensor in = Naive.random(DType.FLOAT32, 1, List.of("y", "x"), 700, 600);
    Tensor out = Cast.to(DType.INT16, in, Parallel.of(3));
    for (int i = 0; i < in.size(); i++) {
      if (out.at(i) != (short) in.at(i)) {
        assertThat(out.at(i)).isEqualTo((short) in.at(i));
      }
    }
  }
}
