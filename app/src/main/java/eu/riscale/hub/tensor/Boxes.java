package eu.riscale.hub.tensor;

/// Copies a box of elements from one array to another of the same kind.
final class Boxes {
  private Boxes() {}

  /// A place in a contiguous array.
  ///
  /// @param shape of the whole array
  /// @param start first position of the box along each axis
  record Place(Object array, int[] shape, int[] start) {}

  /// @param size of the box along each axis
  static void copy(Place from, Place to, int[] size) {
    int rank = size.length;
    int line = rank == 0 ? 1 : size[rank - 1];
    long lines = line == 0 ? 0 : Tensor.count(size) / line;
    int[] at = new int[rank];
    for (long done = 0; done < lines; done++) {
      System.arraycopy(from.array, offset(from, at), to.array, offset(to, at), line);
      for (int axis = rank - 2; axis >= 0 && ++at[axis] == size[axis]; axis--) {
        at[axis] = 0;
      }
    }
  }

  private static int offset(Place place, int[] at) {
    int offset = 0;
    for (int axis = 0; axis < at.length; axis++) {
      offset = offset * place.shape[axis] + place.start[axis] + at[axis];
    }
    return offset;
  }
}
