package eu.riscale.hub.tensor;

import java.util.Arrays;

/// What finding floats by rank looks at: keys, which are the bits of a float with the sign folded
/// away, and as unsigned numbers sort like the floats. A bin is the upper half of a key.
final class FloatKeys {
  static final int BINS = 1 << 16;

  private static final int INFINITE = bin(key(Float.POSITIVE_INFINITY));
  private static final int MINUS_INFINITE = bin(key(Float.NEGATIVE_INFINITY));

  private FloatKeys() {}

  static int key(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits ^ (bits >> 31 | Integer.MIN_VALUE);
  }

  static float value(int key) {
    return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
  }

  static int bin(int key) {
    return key >>> 16;
  }

  /// Whether any element lies where NaN is: beyond the infinities, in their bins or further out.
  static boolean mayHoldNaN(long[] upper) {
    long beyond = 0;
    for (int bin = 0; bin <= MINUS_INFINITE; bin++) {
      beyond += upper[bin];
    }
    for (int bin = INFINITE; bin < BINS; bin++) {
      beyond += upper[bin];
    }
    return beyond > 0;
  }

  /// Counts the elements of every bin.
  static final class Upper implements FloatBlocks.Visitor {
    final int[] counts = new int[BINS];

    @Override
    public void visit(float[] data, int from, int to) {
      for (int i = from; i < to; i++) {
        counts[bin(key(data[i]))]++;
      }
    }
  }

  /// Counts, for each bin that has a slot, the elements by the lower half of their keys.
  static final class Lower implements FloatBlocks.Visitor {
    final int[] counts;
    private final byte[] slots;

    /// @param slots 0 for most bins, 1 to `used` for those that count
    Lower(byte[] slots, int used) {
      this.slots = slots;
      this.counts = new int[used * BINS];
    }

    @Override
    public void visit(float[] data, int from, int to) {
      for (int i = from; i < to; i++) {
        int key = key(data[i]);
        int slot = slots[bin(key)];
        if (slot != 0) {
          counts[(slot - 1) * BINS + (key & 0xFFFF)]++;
        }
      }
    }
  }

  /// Keeps the elements of the bins that have a slot, as numbers that sort as signed ones.
  static final class Kept implements FloatBlocks.Visitor {
    private final byte[] slots;
    private int[] keys = new int[64];
    private int count;

    Kept(byte[] slots) {
      this.slots = slots;
    }

    @Override
    public void visit(float[] data, int from, int to) {
      for (int i = from; i < to; i++) {
        int key = key(data[i]);
        if (slots[bin(key)] != 0) {
          keys = count == keys.length ? Arrays.copyOf(keys, 2 * count) : keys;
          keys[count++] = key ^ Integer.MIN_VALUE;
        }
      }
    }

    int[] keys() {
      return Arrays.copyOf(keys, count);
    }
  }

  /// Sees whether there is a NaN.
  static final class NaN implements FloatBlocks.Visitor {
    boolean found;

    @Override
    public void visit(float[] data, int from, int to) {
      for (int i = from; i < to; i++) {
        found |= Float.isNaN(data[i]);
      }
    }
  }
}
