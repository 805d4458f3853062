package eu.riscale.hub.tensor;

import java.util.Arrays;
import java.util.List;

/// Finds elements by their rank without sorting all, for types that fit float32.
///
/// A histogram over the upper half of the keys tells the bin of each rank. The elements in those
/// bins are then sorted if they are few; else a second histogram, over their lower half, tells the
/// element. Two passes, exact, whatever the number of threads.
final class FloatSelect {
  private static final int BINS = FloatKeys.BINS;

  /// Up to this many elements are sorted sooner than counted.
  private static final int FEW = 1 << 14;

  private final FloatBlocks blocks;

  FloatSelect(List<Run> runs, Parallel parallel) {
    this.blocks = new FloatBlocks(runs, parallel);
  }

  /// The elements at these ranks, counted from 0; NaN for all where one element is NaN.
  double[] at(long[] ranks) {
    long[] upper =
        sum(blocks.visit(FloatKeys.Upper::new).stream().map(part -> part.counts).toList());
    if (FloatKeys.mayHoldNaN(upper)
        && blocks.visit(FloatKeys.NaN::new).stream().anyMatch(part -> part.found)) {
      double[] none = new double[ranks.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    long[] starts = starts(upper);
    int[] bins = Arrays.stream(ranks).mapToInt(rank -> bin(starts, rank)).toArray();
    int[] wanted = Arrays.stream(bins).sorted().distinct().toArray();
    byte[] slots = new byte[BINS];
    long elements = 0;
    for (int slot = 0; slot < wanted.length; slot++) {
      slots[wanted[slot]] = (byte) (slot + 1);
      elements += upper[wanted[slot]];
    }
    double[] values = new double[ranks.length];
    int[] sorted = elements <= FEW ? sorted(slots) : new int[0];
    long[] lower = elements <= FEW ? new long[0] : counted(slots, wanted.length);
    for (int i = 0; i < ranks.length; i++) {
      long left = ranks[i] - starts[bins[i]];
      if (elements <= FEW) {
        for (int bin = 0; wanted[bin] < bins[i]; bin++) {
          left += upper[wanted[bin]];
        }
        values[i] = FloatKeys.value(sorted[(int) left] ^ Integer.MIN_VALUE);
      } else {
        values[i] = FloatKeys.value(bins[i] << 16 | low(lower, slots[bins[i]] - 1, left));
      }
    }
    return values;
  }

  private int[] sorted(byte[] slots) {
    int[] keys =
        blocks.visit(() -> new FloatKeys.Kept(slots)).stream()
            .flatMapToInt(part -> Arrays.stream(part.keys()))
            .toArray();
    Arrays.sort(keys);
    return keys;
  }

  private long[] counted(byte[] slots, int used) {
    return sum(
        blocks.visit(() -> new FloatKeys.Lower(slots, used)).stream()
            .map(part -> part.counts)
            .toList());
  }

  /// The lower half of the key at a rank within one bin.
  private static int low(long[] lower, int slot, long rank) {
    long left = rank;
    int low = 0;
    while (left >= lower[slot * BINS + low]) {
      left -= lower[slot * BINS + low++];
    }
    return low;
  }

  private static long[] sum(List<int[]> parts) {
    long[] sum = new long[parts.getFirst().length];
    for (int[] part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  /// Elements below each bin.
  private static long[] starts(long[] counts) {
    long[] starts = new long[counts.length + 1];
    for (int bin = 0; bin < counts.length; bin++) {
      starts[bin + 1] = starts[bin] + counts[bin];
    }
    return starts;
  }

  /// The bin that holds the element of a rank.
  private static int bin(long[] starts, long rank) {
    int low = 0;
    int high = starts.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
