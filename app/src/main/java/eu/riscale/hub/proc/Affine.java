package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Rows;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// `(x − shift) / scale · gain + offset`, the arithmetic that most steps share.
///
/// @param shift numbers for the whole tensor or along some of its axes, as are the others
record Affine(PerAxis shift, PerAxis scale, PerAxis gain, PerAxis offset) {

  /// `(x − shift) / scale`.
  static Affine normalise(PerAxis shift, PerAxis scale) {
    return new Affine(shift, scale, PerAxis.of(1), PerAxis.of(0));
  }

  Tensor apply(Tensor in, String step, OpContext context) throws OpException {
    OpContext.fit(in, step, List.of(shift, scale, gain, offset));
    return in.dtype() == DType.FLOAT32 ? floats(in, context) : doubles(in, context);
  }

  /// Multiplying by a quotient in double differs from dividing by less than float32 can show.
  private Tensor floats(Tensor in, OpContext context) {
    float[] from = in.floats();
    float[] to = (float[]) context.room(in, DType.FLOAT32);
    PerAxis factor = PerAxis.combine(in.axes(), gain, scale, (g, s) -> g / s);
    Rows.forEach(
        in,
        List.of(shift, factor, offset),
        context.parallel(),
        () -> (start, count, n, at) -> floats(from, to, start, count, n, at));
    return in.with(DType.FLOAT32, to);
  }

  private static void floats(
      float[] from, float[] to, int start, int count, double[][] numbers, int at) {
    double[] shift = numbers[0];
    double[] factor = numbers[1];
    double[] offset = numbers[2];
    for (int j = 0; j < count; j++) {
      to[start + j] = (float) ((from[start + j] - shift[at + j]) * factor[at + j] + offset[at + j]);
    }
  }

  private Tensor doubles(Tensor in, OpContext context) {
    double[] to = (double[]) context.room(in, DType.FLOAT64);
    Rows.forEach(
        in,
        List.of(shift, scale, gain, offset),
        context.parallel(),
        () -> {
          double[] row = new double[Rows.WIDTH];
          return (start, count, numbers, at) -> {
            Elements.read(in, start, row, 0, count);
            doubles(row, to, start, count, numbers, at);
          };
        });
    return in.with(DType.FLOAT64, to);
  }

  private static void doubles(
      double[] row, double[] to, int start, int count, double[][] numbers, int at) {
    double[] shift = numbers[0];
    double[] scale = numbers[1];
    double[] gain = numbers[2];
    double[] offset = numbers[3];
    for (int j = 0; j < count; j++) {
      to[start + j] = (row[j] - shift[at + j]) / scale[at + j] * gain[at + j] + offset[at + j];
    }
  }
}
