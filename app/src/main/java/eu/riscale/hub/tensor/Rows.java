package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Work on every element of a tensor, with numbers that depend on the element's place along some
/// axes.
public final class Rows {
  /// Most elements that a kernel is handed at a time.
  public static final int WIDTH = 16_384;

  private Rows() {}

  /// Works on one row.
  @FunctionalInterface
  public interface Kernel {
    void run(Row row);
  }

  /// Runs a kernel over all of `tensor`, in rows of at most [#WIDTH] elements.
  ///
  /// @param numbers the axes of each are axes of the tensor, of the same length or length 1
  /// @param kernels makes the kernel that one thread uses at a time, with its scratch memory
  public static void forEach(
      Tensor tensor, List<PerAxis> numbers, Parallel parallel, Supplier<Kernel> kernels) {
    List<String> kept = new ArrayList<>();
    for (String axis : tensor.axes()) {
      for (PerAxis number : numbers) {
        if (number.axes().contains(axis) && !kept.contains(axis)) {
          kept.add(axis);
        }
      }
    }
    int[] lengths = kept.stream().mapToInt(a -> tensor.length(tensor.axes().indexOf(a))).toArray();
    double[][] perGroup = new double[numbers.size()][];
    for (int i = 0; i < perGroup.length; i++) {
      perGroup[i] = numbers.get(i).expand(kept, lengths);
    }
    Set<String> reduced = new HashSet<>(tensor.axes());
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
    if (columns == 1) {
      for (int done = 0; done < rows; done += WIDTH) {
        kernel.run(new Row(start + done, Math.min(WIDTH, rows - done), perGroup, first, 0));
      }
      return;
    }
    if (columns > Block.WIDTH / 2) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column += Block.WIDTH) {
          int width = Math.min(Block.WIDTH, columns - column);
          kernel.run(new Row(start + row * columns + column, width, perGroup, first + column, 1));
        }
      }
      return;
    }
    // Few columns: their numbers are repeated until they fill a row worth a call.
    int count = rows * columns;
    int width = Math.min(count, columns * (Block.WIDTH / columns));
    for (int i = 0; i < lanes.length; i++) {
      for (int lane = 0; lane < width; lane += columns) {
        System.arraycopy(perGroup[i], first, lanes[i], lane, columns);
      }
    }
    for (int done = 0; done < count; done += width) {
      kernel.run(new Row(start + done, Math.min(width, count - done), lanes, 0, 1));
    }
  }
}
