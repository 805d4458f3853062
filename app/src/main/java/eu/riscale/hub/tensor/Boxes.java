package eu.riscale.hub.tensor;

/// Copies a box of elements from one array to another of the same kind.
final class Boxes {
  private Boxes() {}

  /// A place in a contiguous array.
  static final class Place {
    private final Object array;
    private final int[] shape;
    private final int[] start;

    /// The place in `array` of a shape where a box begins, per axis.
    Place(Object array, int[] shape, int[] start) {
      this.array = array;
      this.shape = shape;
      this.start = start;
    }

    private int offset(int[] at) {
      int offset = 0;
      for (int axis = 0; axis < at.length; axis++) {
        offset = offset * shape[axis] + start[axis] + at[axis];
      }
      return offset;
    }
  }

  /// Copies as many elements per axis as `size` says.
  static void copy(Place from, Place to, int[] size) {
    int rank = size.length;
    int line = rank == 0 ? 1 : size[rank - 1];
    long lines = line == 0 ? 0 : Tensor.count(size) / line;
    int[] at = new int[rank];
    for (long done = 0; done < lines; done++) {
      System.arraycopy(from.array, from.offset(at), to.array, to.offset(at), line);
      for (int axis = rank - 2; axis >= 0 && ++at[axis] == size[axis]; axis--) {
        at[axis] = 0;
      }
    }
  }
}
