package eu.riscale.hub.tensor;

/// Conversion between data types, as numpy's plain `astype` does it.
///
/// To a whole number: the fraction is cut off and the rest taken modulo 2ⁿ (300.7 is 44 as uint8,
/// −1 is 255), never saturated, because published test outputs were made that way. What has no such
/// value (NaN, infinities, from 2⁶⁴ on) is 0; C leaves that and everything beyond int32 undefined,
/// so numpy differs there between processors. To bool: all but 0 is true, NaN too. To float32: the
/// nearest, infinite from about 3.4·10³⁸ on. (Model 0.5, `ensure_dtype`.)
public final class Cast {
  private static final double TWO_63 = 0x1p63;

  private Cast() {}

  /// The same tensor where it has the type already; otherwise a new one, which shares the array
  /// where the bits stay as they are (int8 and uint8, bool to either).
  public static Tensor to(DType dtype, Tensor in, Parallel parallel) {
    if (in.dtype() == dtype) {
      return in;
    }
    boolean whole = !in.dtype().isFloat();
    if (whole && !dtype.isFloat() && in.dtype().bytes() == dtype.bytes() && dtype != DType.BOOL) {
      return in.with(dtype, in.array());
    }
    Object out = dtype.newArray(in.size());
    int tasks = Math.ceilDiv(in.size(), Groups.UNIT);
    parallel.run(tasks, task -> convert(in, dtype, out, task * Groups.UNIT));
    return in.with(dtype, out);
  }

  private static void convert(Tensor in, DType dtype, Object out, int start) {
    int end = (int) Math.min(in.size(), (long) start + Groups.UNIT);
    double[] floating = new double[in.dtype().isFloat() ? Elements.BLOCK : 0];
    long[] whole = new long[in.dtype().isFloat() ? 0 : Elements.BLOCK];
    boolean unsigned64 = in.dtype() == DType.UINT64;
    for (int at = start; at < end; at += Elements.BLOCK) {
      int count = Math.min(Elements.BLOCK, end - at);
      if (in.dtype().isFloat()) {
        Elements.read(in, at, floating, 0, count);
        write(floating, dtype, out, at, count);
      } else {
        Elements.readLongs(in, at, whole, count);
        if (unsigned64 && dtype.isFloat()) {
          writeUnsigned(whole, dtype, out, at, count);
        } else {
          Elements.writeLongs(whole, dtype, out, at, count);
        }
      }
    }
  }

  private static void writeUnsigned(long[] from, DType dtype, Object to, int at, int count) {
    for (int i = 0; i < count; i++) {
      if (dtype == DType.FLOAT32) {
        ((float[]) to)[at + i] = Elements.unsignedFloat(from[i]);
      } else {
        ((double[]) to)[at + i] = Elements.unsigned(from[i]);
      }
    }
  }

  private static void write(double[] from, DType dtype, Object to, int at, int count) {
    switch (dtype) {
      case FLOAT32 -> {
        float[] a = (float[]) to;
        for (int i = 0; i < count; i++) {
          a[at + i] = (float) from[i];
        }
      }
      case FLOAT64 -> System.arraycopy(from, 0, to, at, count);
      case BOOL -> {
        byte[] a = (byte[]) to;
        for (int i = 0; i < count; i++) {
          a[at + i] = (byte) (from[i] == 0 ? 0 : 1);
        }
      }
      case INT8, UINT8 -> {
        byte[] a = (byte[]) to;
        for (int i = 0; i < count; i++) {
          a[at + i] = (byte) wrap(from[i]);
        }
      }
      case INT16, UINT16 -> {
        short[] a = (short[]) to;
        for (int i = 0; i < count; i++) {
          a[at + i] = (short) wrap(from[i]);
        }
      }
      case INT32, UINT32 -> {
        int[] a = (int[]) to;
        for (int i = 0; i < count; i++) {
          a[at + i] = (int) wrap(from[i]);
        }
      }
      case INT64, UINT64 -> {
        long[] a = (long[]) to;
        for (int i = 0; i < count; i++) {
          a[at + i] = wrap(from[i]);
        }
      }
    }
  }

  /// The lowest 64 bits of the whole part; 0 for NaN and from 2⁶⁴ on.
  private static long wrap(double value) {
    if (Math.abs(value) < TWO_63) {
      return (long) value;
    }
    if (value >= TWO_63 && value < 2 * TWO_63) {
      return (long) (value - TWO_63) ^ Long.MIN_VALUE;
    }
    return value == -TWO_63 ? Long.MIN_VALUE : 0;
  }
}
