package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Rows;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// `x > threshold`, as bool, with one threshold for all or one for each place along an axis. NaN is
/// not above anything. For float32 the threshold is rounded to float32, so that a value written as
/// 0.1 is not above the threshold 0.1. (Model 0.4 and 0.5, `binarize`.)
public record Binarize(PerAxis threshold) implements TensorOp {
  @Override
  public String name() {
    return "binarize";
  }

  @Override
  public String explain() {
    return "binarize: x > " + threshold;
  }

  @Override
  public boolean isLocal(String axis) {
    return true;
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    List<PerAxis> thresholds = List.of(threshold);
    OpContext.fit(in, name(), thresholds);
    byte[] to = new byte[in.size()];
    Rows.forEach(in, thresholds, context.parallel(), () -> kernel(in, to));
    return in.with(DType.BOOL, to);
  }

  private static Rows.Kernel kernel(Tensor in, byte[] to) {
    if (in.dtype() == DType.FLOAT32) {
      float[] from = in.floats();
      return row -> {
        double[] threshold = row.numbers(0);
        for (int i = row.from(), n = row.at(); i < row.from() + row.count(); i++, n += row.step()) {
          to[i] = (byte) (from[i] > (float) threshold[n] ? 1 : 0);
        }
      };
    }
    if (!in.dtype().isFloat() && in.dtype().bytes() == 8) {
      return longKernel(in, to);
    }
    double[] scratch = new double[Rows.WIDTH];
    return row -> {
      Elements.read(in, row.from(), scratch, 0, row.count());
      for (int j = 0, n = row.at(); j < row.count(); j++, n += row.step()) {
        to[row.from() + j] = (byte) (scratch[j] > row.numbers(0)[n] ? 1 : 0);
      }
    };
  }

  /// A double cannot hold every whole number of 64 bits, so these are compared as they are.
  private static Rows.Kernel longKernel(Tensor in, byte[] to) {
    long[] scratch = new long[Rows.WIDTH];
    boolean unsigned = in.dtype().isUnsigned();
    return row -> {
      Elements.readLongs(in, row.from(), scratch, row.count());
      for (int j = 0, n = row.at(); j < row.count(); j++, n += row.step()) {
        double threshold = row.numbers(0)[n];
        boolean above =
            unsigned ? isAboveUnsigned(scratch[j], threshold) : isAbove(scratch[j], threshold);
        to[row.from() + j] = (byte) (above ? 1 : 0);
      }
    };
  }

  private static boolean isAbove(long x, double threshold) {
    if (threshold < -0x1p63) {
      return true;
    }
    return threshold < 0x1p63 && x > (long) Math.floor(threshold);
  }

  private static boolean isAboveUnsigned(long x, double threshold) {
    if (threshold < 0) {
      return true;
    }
    double whole = Math.floor(threshold);
    long bits = whole < 0x1p63 ? (long) whole : (long) (whole - 0x1p63) ^ Long.MIN_VALUE;
    return threshold < 0x1p64 && Long.compareUnsigned(x, bits) > 0;
  }
}
