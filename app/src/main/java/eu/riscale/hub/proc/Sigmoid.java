package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.Rows;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// `1 / (1 + e⁻ˣ)`. (Model 0.4 and 0.5, `sigmoid`.)
public record Sigmoid() implements TensorOp {
  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public String explain() {
    return "sigmoid: 1 / (1 + exp(−x))";
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) {
    DType dtype = in.dtype().fitsFloat32() ? DType.FLOAT32 : DType.FLOAT64;
    Object to = context.room(in, dtype);
    Rows.forEach(
        in,
        List.of(),
        context.parallel(),
        () -> dtype == DType.FLOAT32 ? floats(in, (float[]) to) : doubles(in, (double[]) to));
    return in.with(dtype, to);
  }

  private static Rows.Kernel floats(Tensor in, float[] to) {
    double[] scratch = new double[Rows.WIDTH];
    return row -> {
      int from = row.from();
      int count = row.count();
      Elements.read(in, from, scratch, 0, count);
      for (int j = 0; j < count; j++) {
        scratch[j] = -scratch[j];
      }
      Exponential.apply(scratch, 0, count);
      for (int j = 0; j < count; j++) {
        to[from + j] = (float) (1 / (1 + scratch[j]));
      }
    };
  }

  private static Rows.Kernel doubles(Tensor in, double[] to) {
    return row -> {
      Elements.read(in, row.from(), to, row.from(), row.count());
      for (int i = row.from(); i < row.from() + row.count(); i++) {
        to[i] = 1 / (1 + Math.exp(-to[i]));
      }
    };
  }
}
