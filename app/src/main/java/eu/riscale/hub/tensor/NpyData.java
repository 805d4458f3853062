package eu.riscale.hub.tensor;

import java.nio.ByteBuffer;
import java.util.List;

/// Turns the bytes of a `.npy` file into an array, a piece at a time.
final class NpyData {
  private final NpyHeader header;
  private final Object array;

  /// @param header of a file that is known to be long enough
  NpyData(NpyHeader header) {
    this.header = header;
    this.array = header.dtype().newArray((int) Tensor.count(header.lengths()));
  }

  /// Reads elements from a buffer into the array, the first of them at `at`.
  void read(ByteBuffer bytes, int at, int count) {
    ByteBuffer from = bytes.order(header.order());
    switch (array) {
      case byte[] a -> {
        from.get(a, at, count);
        if (header.dtype() == DType.BOOL) {
          for (int i = at; i < at + count; i++) {
            a[i] = (byte) (a[i] == 0 ? 0 : 1);
          }
        }
      }
      case short[] a -> from.asShortBuffer().get(a, at, count);
      case int[] a -> from.asIntBuffer().get(a, at, count);
      case long[] a -> from.asLongBuffer().get(a, at, count);
      case double[] a -> from.asDoubleBuffer().get(a, at, count);
      case float[] a -> {
        if (header.isHalf()) {
          halves(from, a, at, count);
        } else {
          from.asFloatBuffer().get(a, at, count);
        }
      }
      default -> throw new IllegalStateException("no array of a data type: " + array.getClass());
    }
  }

  private static void halves(ByteBuffer from, float[] a, int at, int count) {
    for (int i = at; i < at + count; i++) {
      a[i] = Float.float16ToFloat(from.getShort());
    }
  }

  /// The elements in the order of the header's shape, the last axis fastest.
  ///
  /// @throws NpyException where the file has not as many axes as there are names
  Tensor tensor(List<String> axes) throws NpyException {
    int[] shape = header.lengths();
    if (axes.size() != shape.length) {
      throw new NpyException(
          "The array has "
              + shape.length
              + " axes (its shape is "
              + header.shape()
              + "), but "
              + axes.size()
              + " are described: "
              + String.join(", ", axes)
              + ".");
    }
    if (!header.fortran()) {
      return Tensor.of(header.dtype(), array, axes, shape);
    }
    int[] reversed = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      reversed[axis] = shape[shape.length - 1 - axis];
    }
    Tensor backwards = Tensor.of(header.dtype(), array, axes.reversed(), reversed);
    return Permutation.to(axes, backwards);
  }
}
