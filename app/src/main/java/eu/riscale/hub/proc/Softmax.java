package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;

/// `eˣ / Σ eˣ` along one axis, with the largest x of each sum taken off first, so that nothing
/// overflows. NaN or +∞ makes its whole sum NaN, and so do only −∞. (Model 0.5, `softmax`.)
public record Softmax(String axis) implements TensorOp {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public String explain() {
    return "softmax: exp(x) / Σ exp(x) along " + axis;
  }

  @Override
  public boolean isLocal(String along) {
    return !along.equals(axis);
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    int at = in.axes().indexOf(axis);
    if (at < 0) {
      throw new OpException(
          "softmax goes along the axis '"
              + axis
              + "', but the tensor has only the axes "
              + String.join(", ", in.axes())
              + ".",
          OpContext.otherAxis(in));
    }
    DType dtype = in.dtype().fitsFloat32() ? DType.FLOAT32 : DType.FLOAT64;
    Object to = context.room(in, dtype);
    int inner = 1;
    for (int i = at + 1; i < in.rank(); i++) {
      inner *= in.length(i);
    }
    if (in.size() > 0) {
      new Sums(in, dtype, to, in.length(at), inner).run(context.parallel());
    }
    return in.with(dtype, to);
  }

  /// The sums of a tensor, a tile of neighbours at a time: `terms` rows of up to `width` sums.
  ///
  /// @param terms length of the axis
  /// @param inner elements from one term of a sum to the next
  private record Sums(Tensor in, DType dtype, Object to, int terms, int inner) {
    /// Elements of a tile, which should stay in the second cache.
    private static final int TILE = 1 << 14;

    /// Where the axis is the last, a tile is a stretch of memory and `width` whole sums.
    private boolean isLast() {
      return inner == 1;
    }

    private int width() {
      int most = Math.max(1, TILE / terms);
      return Math.min(most, isLast() ? in.size() / terms : inner);
    }

    void run(Parallel parallel) {
      int width = width();
      int each = Math.ceilDiv(isLast() ? in.size() / terms : inner, width);
      int tiles = isLast() ? each : in.size() / (terms * inner) * each;
      int step = Math.max(1, (1 << 17) / (terms * width));
      parallel.run(
          Math.ceilDiv(tiles, step),
          task -> {
            double[] tile = new double[terms * width];
            double[] row = new double[isLast() ? terms * width : 0];
            int end = Math.min(tiles, (task + 1) * step);
            for (int i = task * step; i < end; i++) {
              int first = i % each * width;
              int sums = Math.min(width, (isLast() ? in.size() / terms : inner) - first);
              int start = isLast() ? first * terms : i / each * terms * inner + first;
              read(start, sums, tile, row);
              divide(tile, sums);
              write(start, sums, tile);
            }
          });
    }

    private void read(int start, int sums, double[] tile, double[] row) {
      if (!isLast()) {
        for (int term = 0; term < terms; term++) {
          Elements.read(in, start + term * inner, tile, term * sums, sums);
        }
        return;
      }
      Elements.read(in, start, row, 0, sums * terms);
      for (int term = 0; term < terms; term++) {
        for (int j = 0; j < sums; j++) {
          tile[term * sums + j] = row[j * terms + term];
        }
      }
    }

    private void divide(double[] tile, int sums) {
      double[] most = new double[sums];
      System.arraycopy(tile, 0, most, 0, sums);
      for (int term = 1; term < terms; term++) {
        for (int j = 0; j < sums; j++) {
          most[j] = Math.max(most[j], tile[term * sums + j]);
        }
      }
      double[] total = new double[sums];
      for (int term = 0; term < terms; term++) {
        int at = term * sums;
        for (int j = 0; j < sums; j++) {
          tile[at + j] -= most[j];
        }
        exponential(tile, at, sums);
        for (int j = 0; j < sums; j++) {
          total[j] += tile[at + j];
        }
      }
      for (int term = 0; term < terms; term++) {
        for (int j = 0; j < sums; j++) {
          tile[term * sums + j] /= total[j];
        }
      }
    }

    private void exponential(double[] tile, int at, int count) {
      if (dtype == DType.FLOAT32) {
        Exponential.apply(tile, at, count);
        return;
      }
      for (int i = at; i < at + count; i++) {
        tile[i] = Math.exp(tile[i]);
      }
    }

    private void write(int start, int sums, double[] tile) {
      for (int term = 0; term < terms; term++) {
        for (int j = 0; j < sums; j++) {
          int at = isLast() ? start + j * terms + term : start + term * inner + j;
          if (dtype == DType.FLOAT32) {
            ((float[]) to)[at] = (float) tile[term * sums + j];
          } else {
            ((double[]) to)[at] = tile[term * sums + j];
          }
        }
      }
    }
  }
}
