package eu.riscale.hub.tensor;

import org.jspecify.annotations.Nullable;

/// A piece of a tensor small enough for the cache, as `rows` of `width` elements and a last row of
/// `tail`; element j of any row belongs to column j modulo `columns`.
///
/// Loops over a row have a fixed, short length and no dependency between elements, which is what
/// the compiler turns into vector instructions.
final class Block {
  /// Widest row; with 8 bytes an element it leaves room for data in the first cache.
  static final int WIDTH = 512;

  /// Elements of a block of several rows.
  static final int SIZE = 16384;

  float @Nullable [] floats;
  double[] doubles = new double[0];
  int from;
  int stride;
  int rows;
  int width;
  int tail;
  int columns;

  /// Room for one number per element of a row; twice, because two passes want their own.
  final double[] lanes = new double[WIDTH];

  final double[] means = new double[WIDTH];

  private double[] scratch = new double[0];

  /// Points at `count` elements from `start`, one after the other.
  void fold(Tensor tensor, int start, int count, int columns) {
    this.columns = columns;
    width = Math.min(count, columns * (WIDTH / columns));
    rows = count / width;
    tail = count % width;
    point(tensor, start, width, width);
  }

  /// Points at `rows` × `width` elements, the rows `stride` apart, each element its own column.
  void cut(Tensor tensor, int start, int rows, int width, int stride) {
    this.rows = rows;
    this.width = width;
    this.columns = width;
    this.tail = 0;
    point(tensor, start, width, stride);
  }

  /// Number of elements in every column.
  long perColumn() {
    return (long) rows * (width / columns) + tail / columns;
  }

  private void point(Tensor tensor, int start, int width, int stride) {
    floats = tensor.dtype() == DType.FLOAT32 ? tensor.floats() : null;
    from = start;
    this.stride = stride;
    if (floats != null) {
      return;
    }
    if (tensor.dtype() == DType.FLOAT64) {
      doubles = tensor.doubles();
      return;
    }
    copy(tensor, start, width, stride);
  }

  private void copy(Tensor tensor, int start, int width, int stride) {
    if (scratch.length < rows * width + tail) {
      scratch = new double[Math.max(SIZE, rows * width + tail)];
    }
    if (stride == width) {
      Elements.read(tensor, start, scratch, 0, rows * width + tail);
    } else {
      for (int row = 0; row < rows; row++) {
        Elements.read(tensor, start + row * stride, scratch, row * width, width);
      }
    }
    doubles = scratch;
    from = 0;
    this.stride = width;
  }
}
