package eu.riscale.hub.tensor;

/// The values of a whole tensor in a few numbers. NaN and infinities are counted and left out of
/// the others, which are NaN where nothing else is there.
///
/// @param nan how many elements are NaN
/// @param infinite how many are infinite
/// @param min of the finite elements, as are `max`, `mean` and `deviation`
/// @param deviation the population standard deviation (divided by n)
public record Summary(
    long elements, long nan, long infinite, double min, double max, double mean, double deviation) {

  /// Takes the elements of a tensor as doubles, a block at a time.
  private interface Blocks {
    void take(double[] block, int count);
  }

  public static Summary of(Tensor tensor) {
    Sums sums = new Sums();
    each(tensor, sums::add);
    double mean = sums.count == 0 ? Double.NaN : sums.sum / sums.count;
    double[] squares = {0};
    each(
        tensor,
        (block, count) -> {
          for (int i = 0; i < count; i++) {
            if (Double.isFinite(block[i])) {
              squares[0] += (block[i] - mean) * (block[i] - mean);
            }
          }
        });
    return new Summary(
        tensor.size(),
        sums.nan,
        tensor.size() - sums.nan - sums.count,
        sums.count == 0 ? Double.NaN : sums.min,
        sums.count == 0 ? Double.NaN : sums.max,
        mean,
        Math.sqrt(squares[0] / sums.count));
  }

  /// How many finite elements lie in each of `bins` equal parts between the smallest and the
  /// largest one, both ends included.
  ///
  /// @param tensor the one that this is the summary of
  public long[] histogram(Tensor tensor, int bins) {
    long[] counts = new long[bins];
    double width = (max - min) / bins;
    each(
        tensor,
        (block, count) -> {
          for (int i = 0; i < count; i++) {
            if (Double.isFinite(block[i])) {
              int bin = width > 0 ? (int) ((block[i] - min) / width) : 0;
              counts[Math.min(bin, bins - 1)]++;
            }
          }
        });
    return counts;
  }

  private static void each(Tensor tensor, Blocks blocks) {
    double[] block = new double[Elements.BLOCK];
    for (int at = 0; at < tensor.size(); at += block.length) {
      int count = Math.min(block.length, tensor.size() - at);
      Elements.read(tensor, at, block, 0, count);
      blocks.take(block, count);
    }
  }

  /// What one pass over the elements adds up.
  private static final class Sums {
    private long count;
    private long nan;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double[] block, int elements) {
      for (int i = 0; i < elements; i++) {
        double value = block[i];
        if (Double.isFinite(value)) {
          count++;
          sum += value;
          min = Math.min(min, value);
          max = Math.max(max, value);
        } else if (Double.isNaN(value)) {
          nan++;
        }
      }
    }
  }
}
