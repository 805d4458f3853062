package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;

/// Follows the compressed pixels of a GIF's frame: of each code it keeps for how many pixels it
/// stands, never which.
final class GifPixels {
  private static final int MOST_CODES = 4096;

  private final ByteBuffer in;
  private final int bits;
  private final int[] pixels = new int[MOST_CODES];
  private int at;
  private int leftOfBlock;
  private int held;
  private int heldBits;

  /// @param at the first sub-block
  /// @param bits of a code at the beginning, less one
  GifPixels(ByteBuffer in, int at, int bits) {
    this.in = in;
    this.at = at;
    this.bits = bits;
  }

  void follow(long expected) throws Damage {
    int clear = 1 << bits;
    int end = clear + 1;
    java.util.Arrays.fill(pixels, 0, clear, 1);
    long got = 0;
    int known = end + 1;
    int width = bits + 1;
    int before = -1;
    while (got < expected) {
      int code = code(width);
      if (code < 0 || code == end) {
        throw new Damage(Damage.PIXELS_MISSING);
      }
      if (code == clear) {
        known = end + 1;
        width = bits + 1;
        before = -1;
        continue;
      }
      boolean isNew = code == known && before >= 0 && known < MOST_CODES;
      if (code > known || (code == known && !isNew) || (before < 0 && code >= clear)) {
        throw new Damage(Damage.PIXELS_DAMAGED);
      }
      if (before >= 0 && known < MOST_CODES) {
        pixels[known++] = pixels[before] + 1;
        width = known == 1 << width && width < 12 ? width + 1 : width;
      }
      got += pixels[code];
      before = code;
    }
  }

  /// The next code; -1 behind the last.
  private int code(int width) {
    while (heldBits < width) {
      if (leftOfBlock == 0) {
        leftOfBlock = Byte.toUnsignedInt(in.get(at++));
        if (leftOfBlock == 0) {
          at--; // The empty block ends them, however often it is asked.
          return -1;
        }
      }
      held |= Byte.toUnsignedInt(in.get(at++)) << heldBits;
      heldBits += 8;
      leftOfBlock--;
    }
    int code = held & ((1 << width) - 1);
    held >>>= width;
    heldBits -= width;
    return code;
  }
}
