package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// How the differences of an output are distributed, and what tolerance would let it pass.
///
/// @param histogram absolute differences by powers of ten; empty bins at either end are left out
/// @param atol with `rtol` the smallest tolerance, equal where they can be, that would pass with
///   the share of disagreeing elements that is allowed now, rounded up to two digits; infinite
///   where none would
/// @param rtol not above 0.01, as the specification wants it
/// @param allowedPpm the share of disagreeing elements per million with which these pass
/// @param withinLimits whether a description of format 0.5 may allow so much: `atol` at most 1 % of
///   the largest expected value, `allowedPpm` at most 30000
public record Differences(
    List<Bin> histogram, double atol, double rtol, double allowedPpm, boolean withinLimits) {
  private static final double MOST_PPM = 30_000;
  private static final double MOST_RTOL = 0.01;
  private static final int LOWEST = -9;
  private static final int HIGHEST = 6;

  /// Elements whose absolute difference is at most `upTo`, and above that of the bin before.
  ///
  /// @param upTo a power of ten; 0 for elements that are equal; infinite for NaN and what is larger
  ///   than any other bin
  public record Bin(double upTo, long elements) {}

  static Differences of(Tensor actual, Tensor expected, Tolerance tolerance) {
    return expected.dtype().isFloat()
        ? continuous(actual, expected, tolerance)
        : discrete(actual, expected, tolerance);
  }

  /// What lets the output pass.
  Tolerance tolerance() {
    return new Tolerance(rtol, atol, allowedPpm, "the differences of this output");
  }

  /// A label is right or wrong: only more wrong ones can be allowed.
  private static Differences discrete(Tensor actual, Tensor expected, Tolerance tolerance) {
    Fit fit = Fit.of(Candidate.of(actual), Candidate.of(expected), expected.size(), tolerance);
    double ppm = Math.ceil(roundedUp(1e6 * fit.mismatched() / fit.size()));
    return new Differences(
        histogram(actual, expected), tolerance.atol(), tolerance.rtol(), ppm, ppm <= MOST_PPM);
  }

  private static Differences continuous(Tensor actual, Tensor expected, Tolerance tolerance) {
    long bearable = (long) (tolerance.allowedPpm() * actual.size() / 1e6);
    double equal =
        quantile(
            i -> distance(actual, expected, i) / (1 + Math.abs(expected.at(i))),
            actual.size(),
            bearable);
    double rtol = roundedUp(equal);
    double atol = rtol;
    if (rtol > MOST_RTOL) {
      rtol = MOST_RTOL;
      atol =
          roundedUp(
              quantile(
                  i ->
                      Math.max(
                          0, distance(actual, expected, i) - MOST_RTOL * Math.abs(expected.at(i))),
                  actual.size(),
                  bearable));
    }
    double largest = 0;
    for (int i = 0; i < expected.size(); i++) {
      double value = Math.abs(expected.at(i));
      largest = value > largest && Double.isFinite(value) ? value : largest;
    }
    boolean within = atol <= 0.01 * largest && tolerance.allowedPpm() <= MOST_PPM;
    return new Differences(histogram(actual, expected), atol, rtol, tolerance.allowedPpm(), within);
  }

  private static double distance(Tensor actual, Tensor expected, int index) {
    double a = actual.at(index);
    double e = expected.at(index);
    if (a == e || (Double.isNaN(a) && Double.isNaN(e))) {
      return 0;
    }
    double difference = Math.abs(a - e);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  /// The value that at most `above` of the numbers exceed, to 1/2048 of itself, rounded up. The
  /// numbers are not negative.
  private static double quantile(Candidate numbers, int size, long above) {
    int[] counts = new int[(1 << 19) + 1];
    for (int i = 0; i < size; i++) {
      counts[Math.min(1 << 19, Float.floatToIntBits((float) numbers.at(i)) >>> 12)]++;
    }
    long exceeding = 0;
    for (int key = counts.length - 1; key > 0; key--) {
      exceeding += counts[key];
      if (exceeding > above) {
        double bound = Float.intBitsToFloat((key + 1) << 12);
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
      }
    }
    return 0;
  }

  /// To two significant digits.
  static double roundedUp(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    return new BigDecimal(value).round(new MathContext(2, RoundingMode.UP)).doubleValue();
  }

  /// The absolute differences of two tensors of one shape by powers of ten.
  public static List<Bin> histogram(Tensor actual, Tensor expected) {
    double[] ends = new double[HIGHEST - LOWEST + 3];
    for (int i = 1; i < ends.length - 1; i++) {
      ends[i] = Double.parseDouble("1e" + (LOWEST + i - 1));
    }
    ends[ends.length - 1] = Double.POSITIVE_INFINITY;
    long[] counts = new long[ends.length];
    for (int i = 0; i < actual.size(); i++) {
      double distance = distance(actual, expected, i);
      int bin = distance == 0 ? 0 : first(distance);
      while (bin < ends.length - 1 && distance > ends[bin]) {
        bin++;
      }
      counts[bin]++;
    }
    int from = 0;
    int to = counts.length - 1;
    while (from < to && counts[from] == 0) {
      from++;
    }
    while (to > from && counts[to] == 0) {
      to--;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = from; bin <= to; bin++) {
      bins.add(new Bin(ends[bin], counts[bin]));
    }
    return bins;
  }

  /// A bin that a number is not below, by its binary exponent.
  private static int first(double distance) {
    int decade = (int) Math.floor(Math.getExponent(distance) * 0.30103);
    return Math.clamp(decade - LOWEST + 1, 1, HIGHEST - LOWEST + 2);
  }
}
