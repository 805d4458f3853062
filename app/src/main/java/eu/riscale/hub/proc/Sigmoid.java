package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.Rows;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// `1 / (1 + e⁻ˣ)`, in float32 to within 2 ulp; below −89 it is 0, since float32 has no room for
/// e⁸⁹. (Model 0.4 and 0.5, `sigmoid`.)
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
  public boolean isLocal(String axis) {
    return true;
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) {
    DType dtype = in.dtype().fitsFloat32() ? DType.FLOAT32 : DType.FLOAT64;
    Object to = context.room(in, dtype);
    Rows.forEach(in, List.of(), context.parallel(), () -> kernel(in, to));
    return in.with(dtype, to);
  }

  private static Rows.Kernel kernel(Tensor in, Object to) {
    if (to instanceof double[] doubles) {
      return doubles(in, doubles);
    }
    float[] floats = (float[]) to;
    return in.dtype() == DType.FLOAT32 ? floats(in.floats(), floats) : numbers(in, floats);
  }

  private static Rows.Kernel floats(float[] from, float[] to) {
    return row -> {
      int end = row.from() + row.count();
      for (int i = row.from(); i < end; i++) {
        to[i] = 1 / (float) (1 + Exponential.ofOpposite(from[i]));
      }
    };
  }

  /// Of numbers that float32 can hold.
  private static Rows.Kernel numbers(Tensor in, float[] to) {
    double[] scratch = new double[Rows.WIDTH];
    return row -> {
      Elements.read(in, row.from(), scratch, 0, row.count());
      for (int j = 0; j < row.count(); j++) {
        to[row.from() + j] = 1 / (float) (1 + Exponential.ofOpposite((float) scratch[j]));
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
