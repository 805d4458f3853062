package eu.riscale.hub.run.layer;

import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;

/// How far the numbers of two inner tensors are apart. One network may keep its channels behind
/// space where the other has them before: axes have no names inside a network, so both are tried.
final class TensorDistance {
  private TensorDistance() {}

  /// The largest difference by the largest number; NaN where the two cannot be compared.
  static double of(Tensor first, Tensor second) {
    int[] shape = second.shape();
    int rank = shape.length;
    double least = Double.NaN;
    int[][] orders = {order(rank, 0), order(rank, 1), order(rank, -1)};
    for (int[] order : rank < 3 ? Arrays.copyOf(orders, 1) : orders) {
      int[] moved = Arrays.stream(order).map(axis -> shape[axis]).toArray();
      if (Arrays.equals(first.shape(), moved)) {
        double distance = of(first, second, order);
        least = Double.isNaN(least) ? distance : Math.min(least, distance);
      }
    }
    return least;
  }

  /// The axes with those behind the batch turned round.
  private static int[] order(int rank, int by) {
    int[] order = new int[rank];
    for (int axis = 1; axis < rank; axis++) {
      order[axis] = Math.floorMod(axis - 1 + by, rank - 1) + 1;
    }
    return order;
  }

  /// @param order of the second tensor's axes that is the first's
  private static double of(Tensor first, Tensor second, int[] order) {
    int[] shape = first.shape();
    int[] steps = new int[shape.length];
    int step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= second.shape()[axis];
    }
    int[] index = new int[shape.length];
    int place = 0;
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < first.size(); i++) {
      double a = first.at(i);
      double b = second.at(place);
      if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
        double apart = Math.abs(a - b);
        difference = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(difference, apart);
      }
      largest = Double.isFinite(a) ? Math.max(largest, Math.abs(a)) : largest;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        place += steps[order[axis]];
        if (++index[axis] < shape[axis]) {
          break;
        }
        place -= steps[order[axis]] * shape[axis];
        index[axis] = 0;
      }
    }
    return difference == 0 ? 0 : difference / Math.max(largest, 1e-30);
  }
}
