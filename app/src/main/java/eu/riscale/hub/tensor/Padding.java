package eu.riscale.hub.tensor;

import java.util.Arrays;

/// A tensor made longer at the ends of its axes. (Model 0.5, `pad`.)
public final class Padding {
  private Padding() {}

  /// The tensor with elements added at both ends of each axis.
  ///
  /// @param before elements to add at the beginning, per axis; not negative
  /// @param after elements to add at the end, per axis; not negative
  /// @param value for [PadMode#CONSTANT]; must be a value of the tensor's type
  /// @throws IllegalArgumentException where an axis without elements would have to be repeated
  public static Tensor pad(Tensor in, int[] before, int[] after, PadMode mode, double value) {
    int rank = in.rank();
    int[] shape = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = Math.addExact(in.length(axis), Math.addExact(before[axis], after[axis]));
      if (in.length(axis) == 0 && shape[axis] > 0 && mode != PadMode.CONSTANT) {
        throw new IllegalArgumentException("axis " + axis + " is empty");
      }
    }
    Object out = in.dtype().newArray(Math.toIntExact(Tensor.count(shape)));
    if (mode == PadMode.CONSTANT && value != 0) {
      fill(out, in.dtype(), value);
    }
    Boxes.copy(
        new Boxes.Place(in.array(), in.shape(), new int[rank]),
        new Boxes.Place(out, shape, before),
        in.shape());
    if (mode != PadMode.CONSTANT) {
      for (int axis = rank - 1; axis >= 0; axis--) {
        repeat(out, shape, in.shape(), before, axis, mode);
      }
    }
    return Tensor.of(in.dtype(), out, in.axes(), shape);
  }

  private static void fill(Object array, DType dtype, double value) {
    switch (array) {
      case float[] a -> Arrays.fill(a, (float) value);
      case double[] a -> Arrays.fill(a, value);
      case byte[] a -> Arrays.fill(a, (byte) (long) value);
      case short[] a -> Arrays.fill(a, (short) (long) value);
      case int[] a -> Arrays.fill(a, (int) (long) value);
      case long[] a -> Arrays.fill(a, (long) value);
      default -> throw new IllegalStateException("no array of " + dtype);
    }
  }

  /// Fills both ends of one axis, of which the middle and all later axes are complete.
  private static void repeat(
      Object out, int[] shape, int[] inner, int[] before, int axis, PadMode mode) {
    int slab = 1;
    for (int later = axis + 1; later < shape.length; later++) {
      slab *= shape[later];
    }
    int length = inner[axis];
    int[] at = new int[axis];
    long lines = Tensor.count(Arrays.copyOf(inner, axis));
    for (long line = 0; line < lines; line++) {
      int start = 0;
      for (int earlier = 0; earlier < axis; earlier++) {
        start = start * shape[earlier] + before[earlier] + at[earlier];
      }
      start *= shape[axis] * slab;
      for (int i = 0; i < shape[axis]; i++) {
        int position = i - before[axis];
        if (position < 0 || position >= length) {
          int source = before[axis] + mode.source(position, length);
          System.arraycopy(out, start + source * slab, out, start + i * slab, slab);
        }
      }
      for (int earlier = axis - 1; earlier >= 0 && ++at[earlier] == inner[earlier]; earlier--) {
        at[earlier] = 0;
      }
    }
  }
}
