package eu.riscale.hub.tensor;

import java.util.Set;

/// How the elements of a tensor fall into groups when some of its axes are reduced jointly: one
/// group per position along the axes that are kept, numbered in their order.
///
/// Memory is seen as `outer` stretches of `rows` × `columns` elements. Along the columns the group
/// changes with every element; along the rows it does not. Where the last axis is reduced there is
/// one column, and a stretch belongs to one group as a whole.
public final class Groups {
  /// Elements of one task of parallel work. Fixed, so that results never depend on threads.
  static final int UNIT = 1 << 17;

  /// Fewer tasks than this are done before another thread is awake.
  private static final int WORTH_WAKING = 4;

  private final int outer;
  private final int rows;
  private final int columns;
  private final int count;
  private final int[] first;

  private Groups(int rows, int columns, int count, int[] first) {
    this.outer = first.length;
    this.rows = rows;
    this.columns = columns;
    this.count = count;
    this.first = first;
  }

  /// The groups of a tensor.
  ///
  /// @param reduced the axes of the tensor that are reduced; names it does not have are ignored
  public static Groups of(Tensor tensor, Set<String> reduced) {
    int[] shape = tensor.shape();
    boolean[] kept = new boolean[shape.length];
    int groups = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      kept[axis] = !reduced.contains(tensor.axes().get(axis));
      groups *= kept[axis] ? shape[axis] : 1;
    }
    int axis = shape.length - 1;
    int columns = 1;
    while (axis >= 0 && (kept[axis] || shape[axis] == 1)) {
      columns *= shape[axis--];
    }
    int rows = 1;
    while (axis >= 0 && (!kept[axis] || shape[axis] == 1)) {
      rows *= shape[axis--];
    }
    return new Groups(rows, columns, groups, firstGroups(shape, kept, axis + 1, columns));
  }

  /// The group of the first element of each stretch, for the first `axes` axes of the shape.
  private static int[] firstGroups(int[] shape, boolean[] kept, int axes, int columns) {
    int outer = 1;
    for (int axis = 0; axis < axes; axis++) {
      outer *= shape[axis];
    }
    int[] first = new int[outer];
    int repeat = outer;
    int step = columns;
    for (int axis = 0; axis < axes; axis++) {
      step *= kept[axis] ? shape[axis] : 1;
    }
    for (int axis = 0; axis < axes; axis++) {
      if (outer == 0) {
        break;
      }
      repeat /= shape[axis];
      if (kept[axis]) {
        step /= shape[axis];
        for (int i = 0; i < outer; i++) {
          first[i] += i / repeat % shape[axis] * step;
        }
      }
    }
    return first;
  }

  /// Number of groups.
  public int count() {
    return count;
  }

  public int outer() {
    return outer;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /// The group of the first element of a stretch.
  public int first(int stretch) {
    return first[stretch];
  }

  /// Position in memory of the first element of a stretch.
  public int start(int stretch) {
    return stretch * rows * columns;
  }

  /// Rows of a stretch that make one task.
  private int unitRows() {
    return Math.max(1, UNIT / Math.max(1, columns));
  }

  private int unitsPerStretch() {
    return Math.ceilDiv(rows, unitRows());
  }

  /// Number of units: pieces of at most [#UNIT] elements (or one row) within one stretch.
  int units() {
    return columns == 0 ? 0 : outer * unitsPerStretch();
  }

  int stretchOf(int unit) {
    return unit / unitsPerStretch();
  }

  int startOf(int unit) {
    return start(stretchOf(unit)) + unit % unitsPerStretch() * unitRows() * columns;
  }

  int rowsOf(int unit) {
    return Math.min(unitRows(), rows - unit % unitsPerStretch() * unitRows());
  }

  /// Hands all units to `task` as ranges of neighbours, so that tiny ones are not tasks each.
  void forEachRange(Parallel parallel, UnitRange task) {
    int units = units();
    long each = Math.max(1, (long) Math.min(rows, unitRows()) * columns);
    int step = (int) Math.max(1, UNIT / each);
    int tasks = Math.ceilDiv(units, step);
    Parallel threads = tasks < WORTH_WAKING ? Parallel.NONE : parallel;
    threads.run(tasks, i -> task.accept(i * step, (int) Math.min(units, (i + 1L) * step)));
  }

  /// Work on the units from `from` up to, not including, `to`.
  @FunctionalInterface
  interface UnitRange {
    void accept(int from, int to);
  }
}
