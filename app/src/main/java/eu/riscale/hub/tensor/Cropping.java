package eu.riscale.hub.tensor;

/// A part of a tensor, the same stretch along each axis.
public final class Cropping {
  private Cropping() {}

  /// Leaves off elements at both ends of each axis.
  ///
  /// @param before elements to leave off at the beginning, per axis
  /// @param after elements to leave off at the end, per axis
  /// @throws IllegalArgumentException where one is negative or more is left off than there is
  public static Tensor crop(Tensor in, int[] before, int[] after) {
    int rank = in.rank();
    int[] shape = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = in.length(axis) - before[axis] - after[axis];
      if (shape[axis] < 0 || before[axis] < 0 || after[axis] < 0) {
        throw new IllegalArgumentException(
            before[axis] + " and " + after[axis] + " of " + in.length(axis) + " elements");
      }
    }
    Object out = in.dtype().newArray((int) Tensor.count(shape));
    Boxes.copy(
        new Boxes.Place(in.array(), in.shape(), before),
        new Boxes.Place(out, shape, new int[rank]),
        shape);
    return Tensor.of(in.dtype(), out, in.axes(), shape);
  }

  /// Writes a part into the elements of a larger tensor of its type.
  ///
  /// @param shape of the larger one
  /// @param at where the part begins, per axis
  public static void paste(Tensor part, Object elements, int[] shape, int[] at) {
    Boxes.copy(
        new Boxes.Place(part.array(), part.shape(), new int[part.rank()]),
        new Boxes.Place(elements, shape, at),
        part.shape());
  }
}
