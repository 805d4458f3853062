package eu.riscale.hub.tensor;

import java.lang.reflect.Array;

/// A tensor that runs the other way round along one axis.
public final class Mirror {
  private Mirror() {}

  /// The same elements, the last of the axis first.
  public static Tensor along(int axis, Tensor in) {
    int block = 1;
    for (int inner = axis + 1; inner < in.rank(); inner++) {
      block *= in.length(inner);
    }
    Object out = in.dtype().newArray(in.size());
    if (block == 1) {
      lines(in.array(), out, in.length(axis));
    } else {
      int length = in.length(axis) * block;
      for (int start = 0; start < in.size(); start += length) {
        for (int at = 0; at < length; at += block) {
          System.arraycopy(in.array(), start + at, out, start + length - block - at, block);
        }
      }
    }
    return in.with(in.dtype(), out);
  }

  /// Each line of that many elements.
  private static void lines(Object from, Object to, int length) {
    int size = Array.getLength(from);
    for (int start = 0; start < size; start += length) {
      line(from, to, start, length);
    }
  }

  private static void line(Object from, Object to, int start, int length) {
    int last = start + length - 1;
    switch (from) {
      case byte[] a -> {
        byte[] b = (byte[]) to;
        for (int i = 0; i < length; i++) {
          b[last - i] = a[start + i];
        }
      }
      case short[] a -> {
        short[] b = (short[]) to;
        for (int i = 0; i < length; i++) {
          b[last - i] = a[start + i];
        }
      }
      case int[] a -> {
        int[] b = (int[]) to;
        for (int i = 0; i < length; i++) {
          b[last - i] = a[start + i];
        }
      }
      case long[] a -> {
        long[] b = (long[]) to;
        for (int i = 0; i < length; i++) {
          b[last - i] = a[start + i];
        }
      }
      case float[] a -> {
        float[] b = (float[]) to;
        for (int i = 0; i < length; i++) {
          b[last - i] = a[start + i];
        }
      }
      case double[] a -> {
        double[] b = (double[]) to;
        for (int i = 0; i < length; i++) {
          b[last - i] = a[start + i];
        }
      }
      default -> throw new IllegalStateException("no array of a data type: " + from.getClass());
    }
  }
}
