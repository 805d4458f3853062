package eu.riscale.hub.tensor;

/// Runs of elements of any type as `double`, `float` or `long`, so that arithmetic is written once.
public final class Elements {
  /// Elements that are converted at a time: the scratch array stays in the first cache.
  static final int BLOCK = 4096;

  private Elements() {}

  /// Reads `count` neighbours into `to` from position `at` on. (u)int64 is rounded.
  public static void read(Tensor from, int start, double[] to, int at, int count) {
    switch (from.dtype()) {
      case FLOAT32 -> {
        float[] a = from.floats();
        for (int i = 0; i < count; i++) {
          to[at + i] = a[start + i];
        }
      }
      case FLOAT64 -> System.arraycopy(from.doubles(), start, to, at, count);
      case INT8 -> {
        byte[] a = (byte[]) from.array();
        for (int i = 0; i < count; i++) {
          to[at + i] = a[start + i];
        }
      }
      case UINT8, BOOL -> {
        byte[] a = (byte[]) from.array();
        for (int i = 0; i < count; i++) {
          to[at + i] = a[start + i] & 0xFF;
        }
      }
      case INT16 -> {
        short[] a = (short[]) from.array();
        for (int i = 0; i < count; i++) {
          to[at + i] = a[start + i];
        }
      }
      case UINT16 -> {
        short[] a = (short[]) from.array();
        for (int i = 0; i < count; i++) {
          to[at + i] = a[start + i] & 0xFFFF;
        }
      }
      case INT32, INT64, UINT32, UINT64 -> {
        for (int i = 0; i < count; i++) {
          to[at + i] = from.at(start + i);
        }
      }
    }
  }

  /// Reads elements of a type that [DType#fitsFloat32], each `stride` after the one before.
  public static void read(Tensor from, int start, int stride, float[] to, int count) {
    if (from.dtype() == DType.FLOAT32) {
      float[] a = from.floats();
      for (int i = 0, p = start; i < count; i++, p += stride) {
        to[i] = a[p];
      }
      return;
    }
    for (int i = 0, p = start; i < count; i++, p += stride) {
      to[i] = (float) from.at(p);
    }
  }

  /// Reads whole numbers; uint64 keeps its bit pattern.
  public static void readLongs(Tensor from, int start, long[] to, int count) {
    if (from.dtype().bytes() == 8) {
      System.arraycopy(from.array(), start, to, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      to[i] = (long) from.at(start + i);
    }
  }

  /// Writes whole numbers into an array of `dtype`, keeping the lowest bits that fit.
  public static void writeLongs(long[] from, DType dtype, Object to, int at, int n) {
    switch (dtype) {
      case FLOAT32 -> {
        float[] a = (float[]) to;
        for (int i = 0; i < n; i++) {
          a[at + i] = (float) from[i];
        }
      }
      case FLOAT64 -> {
        double[] a = (double[]) to;
        for (int i = 0; i < n; i++) {
          a[at + i] = (double) from[i];
        }
      }
      case BOOL -> {
        byte[] a = (byte[]) to;
        for (int i = 0; i < n; i++) {
          a[at + i] = (byte) (from[i] == 0 ? 0 : 1);
        }
      }
      case INT8, UINT8 -> {
        byte[] a = (byte[]) to;
        for (int i = 0; i < n; i++) {
          a[at + i] = (byte) from[i];
        }
      }
      case INT16, UINT16 -> {
        short[] a = (short[]) to;
        for (int i = 0; i < n; i++) {
          a[at + i] = (short) from[i];
        }
      }
      case INT32, UINT32 -> {
        int[] a = (int[]) to;
        for (int i = 0; i < n; i++) {
          a[at + i] = (int) from[i];
        }
      }
      case INT64, UINT64 -> System.arraycopy(from, 0, to, at, n);
    }
  }

  /// The value of a uint64, rounded to the nearest double.
  static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | (bits & 1)) * 2.0;
  }

  static float unsignedFloat(long bits) {
    return bits >= 0 ? (float) bits : (bits >>> 1 | (bits & 1)) * 2f;
  }
}
