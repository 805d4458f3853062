package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How the values of an expected output are spread.
final class Spread {
  static final int SAMPLE = 4096;
  static final long SEED = 20_260_101;

  private static final int BINS = 64;

  private final int[] sample;
  private final double deviation;
  private final List<Double> values;
  private final double entropy;

  private Spread(int[] sample, double deviation, List<Double> values, double entropy) {
    this.sample = sample;
    this.deviation = deviation;
    this.values = values;
    this.entropy = entropy;
  }

  static Spread of(Tensor expected) {
    int[] sample = sample(expected.size());
    double[] drawn = Arrays.stream(sample).mapToDouble(expected::at).toArray();
    return new Spread(
        sample,
        deviation(expected),
        Arrays.stream(drawn).filter(Double::isFinite).sorted().distinct().boxed().toList(),
        Math.min(entropy(drawn), entropy(steps(expected, sample))));
  }

  /// Positions of some thousand elements, the same in every run; not to be written to.
  int[] sample() {
    return sample;
  }

  /// Population standard deviation of the finite elements; 0 where all are the same.
  double deviation() {
    return deviation;
  }

  /// The different finite values of the sample, in order.
  List<Double> values() {
    return values;
  }

  /// Bits per element, by the histogram of the sample, or of its differences from their neighbours
  /// where those tell less.
  double entropy() {
    return entropy;
  }

  private static int[] sample(int size) {
    if (size <= SAMPLE) {
      int[] all = new int[size];
      Arrays.setAll(all, i -> i);
      return all;
    }
    return new SplittableRandom(SEED).ints(SAMPLE, 0, size).sorted().toArray();
  }

  private static double deviation(Tensor tensor) {
    int size = tensor.size();
    Sums sums = new Sums(size == 0 || !Double.isFinite(tensor.at(0)) ? 0 : tensor.at(0));
    Blocks.visit(tensor, sums::add);
    return sums.deviation();
  }

  private static final class Sums {
    private final double shift;
    private double sum;
    private double squares;
    private long count;

    Sums(double shift) {
      this.shift = shift;
    }

    void add(double[] values, int length) {
      for (int i = 0; i < length; i++) {
        double value = values[i] - shift;
        if (Double.isFinite(value)) {
          sum += value;
          squares += value * value;
          count++;
        }
      }
    }

    double deviation() {
      double mean = count == 0 ? 0 : sum / count;
      return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
  }

  /// Differences of neighbours, which tell how little an element says where its neighbour is known.
  private static double[] steps(Tensor tensor, int[] positions) {
    return Arrays.stream(positions)
        .mapToDouble(at -> tensor.at(at) - tensor.at(Math.max(0, at - 1)))
        .toArray();
  }

  private static double entropy(double[] values) {
    double min = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double max = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    int[] bins = new int[BINS];
    for (double value : values) {
      int bin = max > min ? (int) ((value - min) / (max - min) * BINS) : 0;
      bins[Math.clamp(bin, 0, BINS - 1)]++;
    }
    double entropy = 0;
    for (int count : bins) {
      double share = (double) count / Math.max(1, values.length);
      entropy -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return entropy;
  }
}
