package eu.riscale.hub.spec.file;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;

/// What has to be known about the values of an array to judge it, gathered in one pass.
public final class ValueStatistics implements DoubleConsumer {
  /// More distinct values than any list of classes has.
  private static final int MOST_DISTINCT = 10_000;

  private final boolean keepDistinct;
  private final Set<Double> distinct = new TreeSet<>();
  private double last = Double.NaN;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private long count;
  private long nan;
  private long infinite;

  /// @param keepDistinct whether to remember which values occur
  public ValueStatistics(boolean keepDistinct) {
    this.keepDistinct = keepDistinct;
  }

  @Override
  public void accept(double value) {
    count++;
    if (Double.isNaN(value)) {
      nan++;
      return;
    }
    if (Double.isInfinite(value)) {
      infinite++;
    }
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (keepDistinct && value != last && distinct.size() < MOST_DISTINCT) {
      distinct.add(value);
      last = value;
    }
  }

  public long count() {
    return count;
  }

  public long nan() {
    return nan;
  }

  public long infinite() {
    return infinite;
  }

  /// The least value apart from NaN; infinite where there is none.
  public double min() {
    return min;
  }

  /// The greatest value apart from NaN; minus infinity where there is none.
  public double max() {
    return max;
  }

  /// The values that occur, as far as they were kept.
  public Set<Double> distinct() {
    return distinct;
  }
}
