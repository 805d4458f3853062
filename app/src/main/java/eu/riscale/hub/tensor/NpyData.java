package eu.riscale.hub.tensor;

import eu.riscale.hub.spec.npy.NpyHeader;
import java.nio.ByteBuffer;
import java.util.List;

/// Turns the bytes of a `.npy` file into an array, a piece at a time.
final class NpyData {
  private final NpyHeader header;
  private final DType type;
  private final Object array;

  /// @param header of a file that is known to be long enough
  NpyData(NpyHeader header) {
    this.header = header;
    this.type = type(header);
    this.array = type.newArray((int) header.elements());
  }

  /// The type that the elements have once read; float16 is read as float32.
  private static DType type(NpyHeader header) {
    return DType.of(header.typeName()).orElse(DType.FLOAT32);
  }

  /// @throws NpyException where no array of Java holds so many elements
  static void requireFit(NpyHeader header) throws NpyException {
    // A length of 0 must not hide that the others are absurd, so it does not end the product.
    double elements = 1;
    for (long length : header.shape()) {
      elements *= Math.max(1, length);
    }
    if (elements > Integer.MAX_VALUE - 8) {
      throw new NpyException(
          "The .npy file claims the shape " + header.shape() + "; at most 2^31 elements are read.");
    }
  }

  /// Bytes of all elements.
  static long bytes(NpyHeader header) {
    return header.elements() * header.itemBytes();
  }

  /// Reads elements from a buffer into the array, the first of them at `at`.
  void read(ByteBuffer bytes, int at, int count) {
    ByteBuffer from = bytes.order(header.order());
    switch (array) {
      case byte[] a -> {
        from.get(a, at, count);
        if (type == DType.BOOL) {
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
        if (header.itemBytes() == 2) {
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
  /// @throws NpyException where the file does not have as many axes as there are names
  Tensor tensor(List<String> axes) throws NpyException {
    int[] shape = header.shape().stream().mapToInt(Long::intValue).toArray();
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
    if (!header.fortranOrder()) {
      return Tensor.of(type, array, axes, shape);
    }
    int[] reversed = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      reversed[axis] = shape[shape.length - 1 - axis];
    }
    Tensor backwards = Tensor.of(type, array, axes.reversed(), reversed);
    return Permutation.to(axes, backwards);
  }
}
