package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Row;
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
    Rows.forEach(
        in,
        List.of(low, high),
        context.parallel(),
        () ->
            row -> {
              if (row.isUniform()) {
                uniform(from, to, row);
              } else {
                floats(from, to, row);
              }
            });
    return in.with(DType.FLOAT32, to);
  }

  private static void uniform(float[] from, float[] to, Row row) {
    float low = (float) row.number(0);
    float high = (float) row.number(1);
    int end = row.from() + row.count();
    for (int i = row.from(); i < end; i++) {
      to[i] = Math.min(Math.max(from[i], low), high);
    }
  }

  private static void floats(float[] from, float[] to, Row row) {
    double[] low = row.numbers(0);
    double[] high = row.numbers(1);
    int start = row.from();
    int at = row.at();
    for (int j = 0; j < row.count(); j++) {
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
            row -> {
              Elements.read(in, row.from(), to, row.from(), row.count());
              for (int j = 0, n = row.at(); j < row.count(); j++, n += row.step()) {
                double x = Math.max(to[row.from() + j], row.numbers(0)[n]);
                to[row.from() + j] = Math.min(x, row.numbers(1)[n]);
              }
            });
    return in.with(DType.FLOAT64, to);
  }

  private static Tensor wholes(Tensor in, PerAxis low, PerAxis high, OpContext context) {
    DType dtype = in.dtype();
    Object to = context.room(in, dtype);
    // With its highest bit flipped, an unsigned number of 64 bits sorts like a signed one.
    long flip = dtype == DType.UINT64 ? Long.MIN_VALUE : 0;
    Rows.forEach(
        in,
        List.of(low, high),
        context.parallel(),
        () -> {
          long[] scratch = new long[Rows.WIDTH];
          return row -> {
            Elements.readLongs(in, row.from(), scratch, row.count());
            for (int j = 0, n = row.at(); j < row.count(); j++, n += row.step()) {
              long x = Math.max(scratch[j] ^ flip, bound(row.numbers(0)[n], dtype) ^ flip);
              scratch[j] = Math.min(x, bound(row.numbers(1)[n], dtype) ^ flip) ^ flip;
            }
            Elements.writeLongs(scratch, dtype, to, row.from(), row.count());
          };
        });
    return in.with(dtype, to);
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
