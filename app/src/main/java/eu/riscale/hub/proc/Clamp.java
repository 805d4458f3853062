package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Rows;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// `min(max(x, low), high)` for every data type.
final class Clamp {
  private Clamp() {}

  static Tensor apply(Tensor in, PerAxis low, PerAxis high, OpContext context) {
    if (in.dtype() == DType.FLOAT32) {
      return floats(in, low, high, context);
    }
    boolean whole = !in.dtype().isFloat() && isWhole(in.dtype(), low, high);
    return whole ? wholes(in, low, high, context) : doubles(in, low, high, context);
  }

  /// Whether each bound is a value of the type, or lies where it changes nothing.
  private static boolean isWhole(DType dtype, PerAxis low, PerAxis high) {
    for (double bound : low.values()) {
      if (!(bound <= dtype.min() || (bound == Math.rint(bound) && bound <= dtype.max()))) {
        return false;
      }
    }
    for (double bound : high.values()) {
      if (!(bound >= dtype.max() || (bound == Math.rint(bound) && bound >= dtype.min()))) {
        return false;
      }
    }
    return true;
  }

  private static Tensor floats(Tensor in, PerAxis low, PerAxis high, OpContext context) {
    float[] from = in.floats();
    float[] to = (float[]) context.room(in, DType.FLOAT32);
    boolean single = low.axes().isEmpty() && high.axes().isEmpty();
    float min = (float) low.values()[0];
    float max = (float) high.values()[0];
    Rows.Kernel kernel =
        single
            ? (start, count, bounds, at) -> floats(from, to, start, count, min, max)
            : (start, count, bounds, at) -> floats(from, to, start, count, bounds, at);
    Rows.forEach(in, List.of(low, high), context.parallel(), () -> kernel);
    return in.with(DType.FLOAT32, to);
  }

  private static void floats(
      float[] from, float[] to, int start, int count, float low, float high) {
    for (int i = start; i < start + count; i++) {
      to[i] = Math.min(Math.max(from[i], low), high);
    }
  }

  private static void floats(
      float[] from, float[] to, int start, int count, double[][] bounds, int at) {
    double[] low = bounds[0];
    double[] high = bounds[1];
    for (int j = 0; j < count; j++) {
      float x = Math.max(from[start + j], (float) low[at + j]);
      to[start + j] = Math.min(x, (float) high[at + j]);
    }
  }

  private static Tensor doubles(Tensor in, PerAxis low, PerAxis high, OpContext context) {
    double[] to = (double[]) context.room(in, DType.FLOAT64);
    Rows.forEach(
        in,
        List.of(low, high),
        context.parallel(),
        () ->
            (start, count, bounds, at) -> {
              Elements.read(in, start, to, start, count);
              for (int j = 0; j < count; j++) {
                double x = Math.max(to[start + j], bounds[0][at + j]);
                to[start + j] = Math.min(x, bounds[1][at + j]);
              }
            });
    return in.with(DType.FLOAT64, to);
  }

  private static Tensor wholes(Tensor in, PerAxis low, PerAxis high, OpContext context) {
    Object to = context.room(in, in.dtype());
    // With its highest bit flipped, an unsigned number of 64 bits sorts like a signed one.
    long flip = in.dtype() == DType.UINT64 ? Long.MIN_VALUE : 0;
    Rows.forEach(
        in,
        List.of(low, high),
        context.parallel(),
        () -> {
          long[] row = new long[Rows.WIDTH];
          return (start, count, bounds, at) -> {
            Elements.readLongs(in, start, row, count);
            for (int j = 0; j < count; j++) {
              long x = Math.max(row[j] ^ flip, bound(bounds[0][at + j], in.dtype()) ^ flip);
              row[j] = Math.min(x, bound(bounds[1][at + j], in.dtype()) ^ flip) ^ flip;
            }
            Elements.writeLongs(row, in.dtype(), to, start, count);
          };
        });
    return in.with(in.dtype(), to);
  }

  /// The bound as a value of the type, by its bits.
  private static long bound(double bound, DType dtype) {
    double inside = Math.min(Math.max(bound, dtype.min()), dtype.max());
    if (dtype != DType.UINT64) {
      return (long) inside;
    }
    return inside < 0x1p63
        ? (long) inside
        : inside >= 0x1p64 ? -1 : (long) (inside - 0x1p63) ^ Long.MIN_VALUE;
  }
}
