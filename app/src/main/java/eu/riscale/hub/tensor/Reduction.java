package eu.riscale.hub.tensor;

import java.util.Arrays;

/// A few numbers per group (`slots`) that blocks of elements are folded into.
///
/// Pieces of fixed size are folded alone and merged in their order, so the result is the same bit
/// for bit whatever the number of threads.
interface Reduction {
  int slots();

  /// Writes the numbers of a group that no element belongs to yet.
  void clear(double[] into, int at);

  /// Folds a block in; the numbers of column c start at `at` + c · slots.
  void add(Block block, double[] into, int at);

  /// Folds one group's numbers into another's.
  void merge(double[] into, int at, double[] from, int fromAt);

  /// The numbers of every group, group after group.
  static double[] reduce(Tensor tensor, Groups groups, Reduction reduction, Parallel parallel) {
    int slots = reduction.slots();
    double[] result = new double[groups.count() * slots];
    clear(reduction, result, groups.count());
    int each = groups.columns() * slots;
    boolean roomy = (long) groups.units() * each * Double.BYTES <= Math.max(1 << 20, tensor.size());
    if (roomy) {
      double[] parts = new double[groups.units() * each];
      groups.forEachRange(
          parallel,
          (from, to) -> {
            Block block = new Block();
            for (int unit = from; unit < to; unit++) {
              scan(tensor, groups, unit, reduction, block, parts, unit * each);
            }
          });
      for (int unit = 0; unit < groups.units(); unit++) {
        gather(groups, unit, reduction, result, parts, unit * each);
      }
      return result;
    }
    double[] part = new double[each];
    Block block = new Block();
    for (int unit = 0; unit < groups.units(); unit++) {
      scan(tensor, groups, unit, reduction, block, part, 0);
      gather(groups, unit, reduction, result, part, 0);
    }
    return result;
  }

  private static void scan(
      Tensor tensor,
      Groups groups,
      int unit,
      Reduction reduction,
      Block block,
      double[] part,
      int at) {
    int columns = groups.columns();
    int start = groups.startOf(unit);
    int rows = groups.rowsOf(unit);
    for (int column = 0; column < columns; column++) {
      reduction.clear(part, at + column * reduction.slots());
    }
    if (columns <= Block.WIDTH / 2) {
      int most = Block.SIZE / columns * columns;
      for (int done = 0; done < rows * columns; done += most) {
        block.fold(tensor, start + done, Math.min(most, rows * columns - done), columns);
        reduction.add(block, part, at);
      }
      return;
    }
    for (int column = 0; column < columns; column += Block.WIDTH) {
      int width = Math.min(Block.WIDTH, columns - column);
      block.cut(tensor, start + column, rows, width, columns);
      reduction.add(block, part, at + column * reduction.slots());
    }
  }

  private static void gather(
      Groups groups, int unit, Reduction reduction, double[] into, double[] parts, int at) {
    int first = groups.first(groups.stretchOf(unit));
    int slots = reduction.slots();
    for (int column = 0; column < groups.columns(); column++) {
      reduction.merge(into, (first + column) * slots, parts, at + column * slots);
    }
  }

  private static void clear(Reduction reduction, double[] into, int groups) {
    Arrays.fill(into, 0);
    for (int group = 0; group < groups; group++) {
      reduction.clear(into, group * reduction.slots());
    }
  }
}
