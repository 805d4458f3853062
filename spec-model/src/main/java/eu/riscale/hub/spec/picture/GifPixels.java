package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;

/// Follows the compressed pixels of a GIF's frame: of each code it keeps for how many pixels it
/// stands, and whether one of them has a colour that the palette does not hold, never which.
final class GifPixels {
  private static final int MOST_CODES = 4096;

  private final ByteBuffer in;
  private final int bits;
  private final Palette palette;
  private final int[] pixels = new int[MOST_CODES];
  private final int[] first = new int[MOST_CODES];
  private final boolean[] isOutside = new boolean[MOST_CODES];
  private int at;
  private int leftOfBlock;
  private int held;
  private int heldBits;

  /// The colours that a frame may name.
  ///
  /// @param transparent the number that stands for no colour, within the palette or not; -1 for
  ///   none
  record Palette(int colours, int transparent) {
    boolean holds(int colour) {
      return colour < colours || colour == transparent;
    }
  }

  /// @param at the byte that says how many bits a code has at the beginning, less one
  GifPixels(ByteBuffer in, int at, Palette palette) throws Damage {
    this.in = in;
    this.at = at + 1;
    this.bits = in.get(at);
    this.palette = palette;
    if (bits < 1 || bits > 11) {
      throw new Damage(Damage.PIXELS_DAMAGED);
    }
  }

  void follow(long expected) throws Damage {
    int clear = 1 << bits;
    int end = clear + 1;
    for (int colour = 0; colour < clear; colour++) {
      pixels[colour] = 1;
      first[colour] = colour;
      isOutside[colour] = !palette.holds(colour);
    }
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
        join(known++, before, code);
        width = known == 1 << width && width < 12 ? width + 1 : width;
      }
      got += pixels[code];
      if (isOutside[code] && got <= expected) {
        throw new Damage(Damage.NOT_IN_PALETTE);
      }
      before = code;
    }
  }

  /// A new code stands for the pixels of the last one and the first pixel of this one, which may be
  /// the new one itself.
  private void join(int made, int before, int code) {
    int last = code == made ? first[before] : first[code];
    pixels[made] = pixels[before] + 1;
    first[made] = first[before];
    isOutside[made] = isOutside[before] || isOutside[last];
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
