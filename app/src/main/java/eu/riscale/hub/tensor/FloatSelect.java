package eu.riscale.hub.tensor;

import java.util.Arrays;
import java.util.List;

/// Finds elements by their rank without sorting, for types that fit float32.
///
/// The bits of a float, sign folded away, sort like the floats themselves. A histogram over their
/// upper half tells the bin of each rank; a second one over the lower half of the elements in those
/// bins tells the element. Two passes, exact.
final class FloatSelect {
  private static final int BINS = 1 << 16;
  private static final int INFINITE = bin(key(Float.POSITIVE_INFINITY));
  private static final int MINUS_INFINITE = bin(key(Float.NEGATIVE_INFINITY));

  private final List<Run> pieces;
  private final Parallel parallel;

  FloatSelect(List<Run> runs, Parallel parallel) {
    this.pieces = Run.cut(runs, Elements.BLOCK);
    this.parallel = parallel;
  }

  /// The elements at these ranks, counted from 0; NaN for all where one element is NaN.
  double[] at(long[] ranks) {
    long[] upper = count((keys, counts) -> countUpper(keys, counts), 1);
    if (mayHoldNaN(upper) && holdsNaN()) {
      double[] none = new double[ranks.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    byte[] slots = new byte[BINS];
    int[] bins = new int[ranks.length];
    long[] left = new long[ranks.length];
    int used = 0;
    for (int i = 0; i < ranks.length; i++) {
      left[i] = ranks[i];
      while (left[i] >= upper[bins[i]]) {
        left[i] -= upper[bins[i]++];
      }
      if (slots[bins[i]] == 0) {
        slots[bins[i]] = (byte) ++used;
      }
    }
    long[] lower = count((block, counts) -> countLower(block, slots, counts), used);
    double[] values = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      int from = (slots[bins[i]] - 1) * BINS;
      int low = 0;
      while (left[i] >= lower[from + low]) {
        left[i] -= lower[from + low++];
      }
      values[i] = value(bins[i] << 16 | low);
    }
    return values;
  }

  private interface Counter {
    void count(Floats block, int[] counts);
  }

  /// A stretch of floats in memory.
  private static final class Floats {
    float[] data = new float[0];
    int from;
    int count;
    private final float[] scratch = new float[Elements.BLOCK];

    void point(Run run) {
      count = run.count();
      if (run.tensor().dtype() == DType.FLOAT32 && run.stride() == 1) {
        data = run.tensor().floats();
        from = run.start();
        return;
      }
      Elements.read(run.tensor(), run.start(), run.stride(), scratch, count);
      data = scratch;
      from = 0;
    }
  }

  /// Sums up what each thread counts over its share of the pieces.
  private long[] count(Counter counter, int histograms) {
    int tasks = Math.min(parallel.threads(), pieces.size());
    int[][] counts = new int[tasks][];
    parallel.run(
        tasks,
        task -> {
          int[] own = new int[histograms * BINS];
          Floats block = new Floats();
          int end = (int) ((task + 1L) * pieces.size() / tasks);
          for (int i = (int) ((long) task * pieces.size() / tasks); i < end; i++) {
            block.point(pieces.get(i));
            counter.count(block, own);
          }
          counts[task] = own;
        });
    long[] sum = new long[histograms * BINS];
    for (int[] own : counts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += own[i];
      }
    }
    return sum;
  }

  private static void countUpper(Floats block, int[] counts) {
    float[] data = block.data;
    int end = block.from + block.count;
    for (int i = block.from; i < end; i++) {
      counts[bin(key(data[i]))]++;
    }
  }

  private static void countLower(Floats block, byte[] slots, int[] counts) {
    float[] data = block.data;
    int end = block.from + block.count;
    for (int i = block.from; i < end; i++) {
      int key = key(data[i]);
      int slot = slots[bin(key)];
      if (slot != 0) {
        counts[(slot - 1) * BINS + (key & 0xFFFF)]++;
      }
    }
  }

  /// NaN lies beyond the infinities, in their bins or further out.
  private static boolean mayHoldNaN(long[] upper) {
    long beyond = 0;
    for (int bin = 0; bin <= MINUS_INFINITE; bin++) {
      beyond += upper[bin];
    }
    for (int bin = INFINITE; bin < BINS; bin++) {
      beyond += upper[bin];
    }
    return beyond > 0;
  }

  private boolean holdsNaN() {
    Floats block = new Floats();
    for (Run piece : pieces) {
      block.point(piece);
      for (int i = 0; i < block.count; i++) {
        if (Float.isNaN(block.data[block.from + i])) {
          return true;
        }
      }
    }
    return false;
  }

  private static int key(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits ^ (bits >> 31 | Integer.MIN_VALUE);
  }

  private static int bin(int key) {
    return key >>> 16;
  }

  private static float value(int key) {
    return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
  }
}
