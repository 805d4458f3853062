package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Row;
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
    double shift = row.number(0);
    double factor = row.number(1);
    double offset = row.number(2);
    int end = row.from() + row.count();
    for (int i = row.from(); i < end; i++) {
      to[i] = (float) ((from[i] - shift) * factor + offset);
    }
  }

  private static void floats(float[] from, float[] to, Row row) {
    double[] shift = row.numbers(0);
    double[] factor = row.numbers(1);
    double[] offset = row.numbers(2);
    int start = row.from();
    int at = row.at();
    int count = row.count();
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
          double[] scratch = new double[Rows.WIDTH];
          return row -> {
            Elements.read(in, row.from(), scratch, 0, row.count());
            doubles(scratch, to, row);
          };
        });
    return in.with(DType.FLOAT64, to);
  }

  private static void doubles(double[] from, double[] to, Row row) {
    double[] shift = row.numbers(0);
    double[] scale = row.numbers(1);
    double[] gain = row.numbers(2);
    double[] offset = row.numbers(3);
    int start = row.from();
    int step = row.step();
    for (int j = 0, n = row.at(); j < row.count(); j++, n += step) {
      to[start + j] = (from[j] - shift[n]) / scale[n] * gain[n] + offset[n];
    }
  }
}
