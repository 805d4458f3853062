package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Work on every element of a tensor, with numbers that depend on the element's place along some
/// axes.
public final class Rows {
  /// Most elements that a kernel is handed at a time.
  public static final int WIDTH = Block.WIDTH;

  private Rows() {}

  /// Handles `count` elements from position `from` in memory on; the numbers for element `from + j`
  /// are at `at + j`, in the order in which they were given.
  @FunctionalInterface
  public interface Kernel {
    void run(int from, int count, double[][] numbers, int at);
  }

  /// Runs a kernel over all of `tensor`, in rows of at most 512 elements.
  ///
  /// @param numbers the axes of each are axes of the tensor, of the same length or length 1
  /// @param kernels makes the kernel that one thread uses at a time, with its scratch memory
  public static void forEach(
      Tensor tensor, List<PerAxis> numbers, Parallel parallel, Supplier<Kernel> kernels) {
    List<String> kept = new ArrayList<>();
    for (String axis : tensor.axes()) {
      if (numbers.stream().anyMatch(number -> number.axes().contains(axis))) {
        kept.add(axis);
      }
    }
    int[] lengths = kept.stream().mapToInt(a -> tensor.length(tensor.axes().indexOf(a))).toArray();
    double[][] perGroup = new double[numbers.size()][];
    for (int i = 0; i < perGroup.length; i++) {
      perGroup[i] = numbers.get(i).expand(kept, lengths);
    }
    Set<String> reduced = new java.util.HashSet<>(tensor.axes());
    kept.forEach(reduced::remove);
    Groups groups = Groups.of(tensor, reduced);
    groups.forEachRange(
        parallel,
        (from, to) -> {
          Kernel kernel = kernels.get();
          double[][] lanes = new double[perGroup.length][Block.WIDTH];
          for (int unit = from; unit < to; unit++) {
            walk(groups, unit, perGroup, lanes, kernel);
          }
        });
  }

  private static void walk(
      Groups groups, int unit, double[][] perGroup, double[][] lanes, Kernel kernel) {
    int columns = groups.columns();
    int start = groups.startOf(unit);
    int rows = groups.rowsOf(unit);
    int first = groups.first(groups.stretchOf(unit));
    if (columns > Block.WIDTH / 2) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column += Block.WIDTH) {
          int width = Math.min(Block.WIDTH, columns - column);
          kernel.run(start + row * columns + column, width, perGroup, first + column);
        }
      }
      return;
    }
    int count = rows * columns;
    int width = Math.min(count, columns * (Block.WIDTH / columns));
    for (int i = 0; i < lanes.length; i++) {
      repeat(perGroup[i], first, columns, lanes[i], width);
    }
    for (int done = 0; done < count; done += width) {
      kernel.run(start + done, Math.min(width, count - done), lanes, 0);
    }
  }

  private static void repeat(double[] from, int first, int columns, double[] to, int width) {
    if (columns == 1) {
      Arrays.fill(to, 0, width, from[first]);
      return;
    }
    for (int lane = 0; lane < width; lane += columns) {
      System.arraycopy(from, first, to, lane, columns);
    }
  }
}
