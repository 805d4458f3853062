package eu.riscale.hub.tensor;

import java.util.Arrays;
import java.util.List;

/// Finds elements by their rank without sorting, for float64 and wide whole numbers.
///
/// As [FloatSelect], in four passes of 16 bits each. Whole numbers beyond 2⁵³ are rounded.
final class DoubleSelect {
  private static final int BINS = 1 << 16;

  private final List<Run> pieces;
  private final Parallel parallel;

  DoubleSelect(List<Run> runs, Parallel parallel) {
    this.pieces = Run.cut(runs, Elements.BLOCK);
    this.parallel = parallel;
  }

  /// The elements at these ranks, counted from 0; NaN for all where one element is NaN.
  double[] at(long[] ranks) {
    double[] values = new double[ranks.length];
    if (holdsNaN()) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    long[] prefix = new long[ranks.length];
    long[] left = ranks.clone();
    for (int shift = 48; shift >= 0; shift -= 16) {
      long[] wanted = Arrays.stream(prefix).distinct().toArray();
      long[] counts = count(wanted, shift);
      for (int i = 0; i < ranks.length; i++) {
        int bin = slot(wanted, prefix[i]) * BINS;
        int low = 0;
        while (left[i] >= counts[bin + low]) {
          left[i] -= counts[bin + low++];
        }
        prefix[i] = prefix[i] << 16 | low;
      }
    }
    for (int i = 0; i < ranks.length; i++) {
      values[i] = value(prefix[i]);
    }
    return values;
  }

  /// For each wanted beginning of a key, a histogram over the 16 bits that follow it.
  private long[] count(long[] wanted, int shift) {
    int tasks = Math.min(parallel.threads(), pieces.size());
    int[][] counts = new int[tasks][];
    parallel.run(
        tasks,
        task -> {
          int[] own = new int[wanted.length * BINS];
          double[] block = new double[Elements.BLOCK];
          int end = (int) ((task + 1L) * pieces.size() / tasks);
          for (int i = (int) ((long) task * pieces.size() / tasks); i < end; i++) {
            count(read(pieces.get(i), block), pieces.get(i).count(), wanted, shift, own);
          }
          counts[task] = own;
        });
    long[] sum = new long[wanted.length * BINS];
    for (int[] own : counts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += own[i];
      }
    }
    return sum;
  }

  private static void count(double[] block, int count, long[] wanted, int shift, int[] counts) {
    for (int i = 0; i < count; i++) {
      long key = key(block[i]) >>> shift;
      int slot = slot(wanted, key >>> 16);
      if (slot >= 0) {
        counts[slot * BINS + (int) (key & 0xFFFF)]++;
      }
    }
  }

  private static int slot(long[] wanted, long prefix) {
    for (int slot = 0; slot < wanted.length; slot++) {
      if (wanted[slot] == prefix) {
        return slot;
      }
    }
    return -1;
  }

  private boolean holdsNaN() {
    double[] block = new double[Elements.BLOCK];
    for (Run piece : pieces) {
      read(piece, block);
      for (int i = 0; i < piece.count(); i++) {
        if (Double.isNaN(block[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private static double[] read(Run run, double[] block) {
    if (run.stride() == 1) {
      Elements.read(run.tensor(), run.start(), block, 0, run.count());
    } else {
      for (int i = 0; i < run.count(); i++) {
        block[i] = run.tensor().at(run.start() + i * run.stride());
      }
    }
    return block;
  }

  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }
}
