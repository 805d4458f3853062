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
    Histogram histogram = new Histogram();
    Quantile relative = new Quantile(bearable);
    Quantile beyond = new Quantile(bearable);
    Largest largest = new Largest();
    double[] scaled = new double[Blocks.LENGTH];
    Blocks.visit(
        actual,
        expected,
        (start, ones, others, count) -> {
          distances(ones, others, count);
          histogram.add(ones, count);
          largest.add(others, count);
          for (int i = 0; i < count; i++) {
            double size = Math.abs(others[i]);
            scaled[i] = ones[i] / (1 + size);
            ones[i] = Math.max(0, ones[i] - MOST_RTOL * size);
          }
          relative.add(scaled, count);
          beyond.add(ones, count);
        });
    double equal = roundedUp(relative.value());
    double rtol = Math.min(equal, MOST_RTOL);
    double atol = equal > MOST_RTOL ? roundedUp(beyond.value()) : equal;
    boolean within = atol <= 0.01 * largest.value && tolerance.allowedPpm() <= MOST_PPM;
    return new Differences(histogram.bins(), atol, rtol, tolerance.allowedPpm(), within);
  }

  /// Puts the distances in the place of the first numbers.
  private static void distances(double[] ones, double[] others, int count) {
    for (int i = 0; i < count; i++) {
      double difference = Math.abs(ones[i] - others[i]);
      ones[i] = difference >= 0 ? difference : odd(ones[i], others[i]);
    }
  }

  /// The distance of two of which one at least is no number.
  private static double odd(double a, double e) {
    return a == e || (Double.isNaN(a) && Double.isNaN(e)) ? 0 : Double.POSITIVE_INFINITY;
  }

  /// The largest finite size of a number.
  private static final class Largest {
    private double value;

    void add(double[] numbers, int count) {
      for (int i = 0; i < count; i++) {
        double size = Math.abs(numbers[i]);
        value = size > value && Double.isFinite(size) ? size : value;
      }
    }
  }

  /// The value that at most some of the numbers exceed, to 1/2048 of itself, rounded up. The
  /// numbers are not negative.
  private static final class Quantile {
    private final int[] counts = new int[(1 << 19) + 1];
    private final long above;
    private int key;
    private long exceeding;

    Quantile(long above) {
      this.above = above;
    }

    void add(double[] numbers, int count) {
      for (int i = 0; i < count; i++) {
        int own = Float.floatToRawIntBits((float) numbers[i]) >>> 12;
        // What is below the value so far changes it no more: nearly all are.
        if (own > key) {
          exceed(Math.min(own, 1 << 19));
        }
      }
    }

    private void exceed(int own) {
      counts[own]++;
      exceeding++;
      while (exceeding > above) {
        key++;
        exceeding -= counts[key];
      }
    }

    double value() {
      double bound = key == 0 ? 0 : Float.intBitsToFloat((key + 1) << 12);
      return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
    }
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
    Histogram histogram = new Histogram();
    Blocks.visit(
        actual,
        expected,
        (start, ones, others, count) -> {
          distances(ones, others, count);
          histogram.add(ones, count);
        });
    return histogram.bins();
  }

  private static final class Histogram {
    private final double[] ends = new double[HIGHEST - LOWEST + 3];
    private final long[] counts = new long[ends.length];

    /// For each binary exponent a bin that no number with it is below.
    private final int[] firsts = new int[1 << 11];

    Histogram() {
      for (int i = 1; i < ends.length - 1; i++) {
        ends[i] = Double.parseDouble("1e" + (LOWEST + i - 1));
      }
      ends[ends.length - 1] = Double.POSITIVE_INFINITY;
      for (int exponent = 1; exponent < firsts.length; exponent++) {
        double least = Double.longBitsToDouble((long) exponent << 52);
        while (firsts[exponent] < ends.length - 1 && least > ends[firsts[exponent]]) {
          firsts[exponent]++;
        }
      }
    }

    void add(double[] distances, int count) {
      double[] upTo = ends;
      for (int i = 0; i < count; i++) {
        double distance = distances[i];
        int bin = firsts[(int) (Double.doubleToRawLongBits(distance) >>> 52)];
        while (bin < upTo.length - 1 && distance > upTo[bin]) {
          bin++;
        }
        counts[bin]++;
      }
    }

    List<Bin> bins() {
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
  }
}
