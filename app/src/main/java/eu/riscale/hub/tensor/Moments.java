package eu.riscale.hub.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Mean and population standard deviation (divided by n, "ddof 0") of each group.
///
/// All arithmetic is in double. Each block is gone through twice while it is in the cache, once for
/// its mean and once for the squared distances from it; blocks are joined by the formula of Chan,
/// Golub and LeVeque, so large means do not eat the digits of small deviations. NaN in a group
/// makes both NaN; an infinity makes the deviation NaN; a group without elements has both NaN.
final class Moments implements Reduction {
  private static final Moments REDUCTION = new Moments();
  private static final int COUNT = 0;
  private static final int SUM = 1;
  private static final int SQUARES = 2;

  private Moments() {}

  /// Mean and deviation over `axes` of several tensors together, the groups of which agree.
  static double[][] of(List<Tensor> tensors, Set<String> axes, Parallel parallel) {
    double[] joint = new double[0];
    for (Tensor tensor : tensors) {
      double[] own = new Scan(tensor, Groups.of(tensor, axes), REDUCTION).run(parallel);
      if (joint.length == 0) {
        joint = own;
        continue;
      }
      for (int at = 0; at < own.length; at += REDUCTION.slots()) {
        REDUCTION.merge(joint, at, own, at);
      }
    }
    int groups = joint.length / REDUCTION.slots();
    double[] mean = new double[groups];
    double[] deviation = new double[groups];
    for (int group = 0; group < groups; group++) {
      int at = group * REDUCTION.slots();
      mean[group] = joint[at + SUM] / joint[at + COUNT];
      deviation[group] = Math.sqrt(joint[at + SQUARES] / joint[at + COUNT]);
    }
    return new double[][] {mean, deviation};
  }

  @Override
  public int slots() {
    return 3;
  }

  @Override
  public void clear(double[] into, int at) {
    into[at + COUNT] = 0;
    into[at + SUM] = 0;
    into[at + SQUARES] = 0;
  }

  @Override
  public void add(Block block, double[] into, int at) {
    double[] own = new double[slots()];
    own[COUNT] = block.perColumn();
    double[] sums = columns(block, sum(block));
    for (int lane = 0, column = 0; lane < block.width; lane++) {
      block.means[lane] = sums[column] / own[COUNT];
      column = column + 1 == block.columns ? 0 : column + 1;
    }
    double[] squares = columns(block, squares(block));
    for (int column = 0; column < block.columns; column++) {
      own[SUM] = sums[column];
      own[SQUARES] = squares[column];
      merge(into, at + column * slots(), own, 0);
    }
  }

  @Override
  public void merge(double[] into, int at, double[] from, int fromAt) {
    double n = into[at + COUNT];
    double m = from[fromAt + COUNT];
    if (n > 0 && m > 0) {
      double apart = from[fromAt + SUM] / m - into[at + SUM] / n;
      into[at + SQUARES] += apart * apart * n * m / (n + m);
    }
    into[at + COUNT] += m;
    into[at + SUM] += from[fromAt + SUM];
    into[at + SQUARES] += from[fromAt + SQUARES];
  }

  /// Adds up the lanes that belong to the same column.
  private static double[] columns(Block block, double[] lanes) {
    double[] sums = new double[block.columns];
    for (int lane = 0, column = 0; lane < block.width; lane++) {
      sums[column] += lanes[lane];
      column = column + 1 == block.columns ? 0 : column + 1;
    }
    return sums;
  }

  private static double[] sum(Block block) {
    double[] lanes = block.lanes;
    Arrays.fill(lanes, 0);
    for (int row = 0; row <= block.rows; row++) {
      int from = block.from + row * block.stride;
      int width = row < block.rows ? block.width : block.tail;
      if (block.floats != null) {
        add(block.floats, from, width, lanes);
      } else {
        add(block.doubles, from, width, lanes);
      }
    }
    return lanes;
  }

  private static double[] squares(Block block) {
    double[] lanes = block.lanes;
    Arrays.fill(lanes, 0);
    for (int row = 0; row <= block.rows; row++) {
      int from = block.from + row * block.stride;
      int width = row < block.rows ? block.width : block.tail;
      if (block.floats != null) {
        addSquares(block.floats, from, width, block.means, lanes);
      } else {
        addSquares(block.doubles, from, width, block.means, lanes);
      }
    }
    return lanes;
  }

  private static void add(float[] data, int from, int width, double[] lanes) {
    for (int j = 0; j < width; j++) {
      lanes[j] += data[from + j];
    }
  }

  private static void add(double[] data, int from, int width, double[] lanes) {
    for (int j = 0; j < width; j++) {
      lanes[j] += data[from + j];
    }
  }

  private static void addSquares(
      float[] data, int from, int width, double[] means, double[] lanes) {
    for (int j = 0; j < width; j++) {
      double d = data[from + j] - means[j];
      lanes[j] += d * d;
    }
  }

  private static void addSquares(
      double[] data, int from, int width, double[] means, double[] lanes) {
    for (int j = 0; j < width; j++) {
      double d = data[from + j] - means[j];
      lanes[j] += d * d;
    }
  }
}
