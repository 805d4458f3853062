package eu.riscale.hub.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Smallest and largest value of each group. NaN in a group makes both NaN, and so does a group
/// without elements.
final class Extremes implements Reduction {
  private static final Extremes REDUCTION = new Extremes();

  private Extremes() {}

  /// Minimum and maximum over `axes` of several tensors together, the groups of which agree.
  static double[][] of(List<Tensor> tensors, Set<String> axes, Parallel parallel) {
    double[] joint = new double[0];
    for (Tensor tensor : tensors) {
      double[] own = new Scan(tensor, Groups.of(tensor, axes), REDUCTION).run(parallel);
      if (joint.length == 0) {
        joint = own;
        continue;
      }
      for (int at = 0; at < own.length; at += 2) {
        REDUCTION.merge(joint, at, own, at);
      }
    }
    double[] min = new double[joint.length / 2];
    double[] max = new double[min.length];
    for (int group = 0; group < min.length; group++) {
      boolean empty = joint[2 * group] > joint[2 * group + 1];
      min[group] = empty ? Double.NaN : joint[2 * group];
      max[group] = empty ? Double.NaN : joint[2 * group + 1];
    }
    return new double[][] {min, max};
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void clear(double[] into, int at) {
    into[at] = Double.POSITIVE_INFINITY;
    into[at + 1] = Double.NEGATIVE_INFINITY;
  }

  @Override
  public void merge(double[] into, int at, double[] from, int fromAt) {
    into[at] = Math.min(into[at], from[fromAt]);
    into[at + 1] = Math.max(into[at + 1], from[fromAt + 1]);
  }

  @Override
  public void add(Block block, double[] into, int at) {
    double[] low = block.lanes;
    double[] high = block.means;
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int row = 0; row <= block.rows; row++) {
      int from = block.from + row * block.stride;
      int width = row < block.rows ? block.width : block.tail;
      if (block.floats != null) {
        add(block.floats, from, width, low, high);
      } else {
        add(block.doubles, from, width, low, high);
      }
    }
    for (int lane = 0, column = 0; lane < block.width; lane++) {
      int to = at + 2 * column;
      into[to] = Math.min(into[to], low[lane]);
      into[to + 1] = Math.max(into[to + 1], high[lane]);
      column = column + 1 == block.columns ? 0 : column + 1;
    }
  }

  private static void add(float[] data, int from, int width, double[] low, double[] high) {
    for (int j = 0; j < width; j++) {
      low[j] = Math.min(low[j], data[from + j]);
      high[j] = Math.max(high[j], data[from + j]);
    }
  }

  private static void add(double[] data, int from, int width, double[] low, double[] high) {
    for (int j = 0; j < width; j++) {
      low[j] = Math.min(low[j], data[from + j]);
      high[j] = Math.max(high[j], data[from + j]);
    }
  }
}
