package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Inputs that a network was already run on, so that it is not run on nearly the same again.
public final class FedBefore {
  private static final int SAMPLE = 512;
  private static final double SAME = 1e-5;

  private final int[] positions;
  private final List<double[]> known = new ArrayList<>();

  /// @param first the one that is known from the beginning
  public FedBefore(Tensor first) {
    int size = first.size();
    this.positions =
        size == 0 ? new int[0] : new SplittableRandom(1).ints(SAMPLE, 0, size).toArray();
    add(first);
  }

  /// Whether a tensor is as good as known; from now on it is.
  public boolean includes(Tensor tensor) {
    boolean known = find(tensor) >= 0;
    if (!known) {
      add(tensor);
    }
    return known;
  }

  /// The number of a tensor that is as good as the same; -1 where there is none.
  int find(Tensor tensor) {
    double[] values = values(tensor);
    for (int i = 0; i < known.size(); i++) {
      if (near(values, known.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /// Makes a tensor known, and gives it its number.
  int add(Tensor tensor) {
    known.add(values(tensor));
    return known.size() - 1;
  }

  private double[] values(Tensor tensor) {
    double[] values = new double[positions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.at(positions[i]);
    }
    return values;
  }

  private static boolean near(double[] values, double[] other) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i]) != Double.isNaN(other[i])) {
        return false;
      }
      largest = Math.max(largest, Math.abs(other[i]));
      difference = Math.max(difference, Math.abs(values[i] - other[i]));
    }
    return difference <= SAME * largest;
  }
}
