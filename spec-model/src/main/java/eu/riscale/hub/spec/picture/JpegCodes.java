package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;

/// A Huffman table of a JPEG: codes of 1 to 16 bits, those of one length in a row.
final class JpegCodes {
  static final String DAMAGED = "a Huffman table is damaged";
  private static final int LONGEST = 16;

  private final int[] first = new int[LONGEST + 1];
  private final int[] count = new int[LONGEST + 1];
  private final int[] index = new int[LONGEST + 1];
  private final int[] values;

  private JpegCodes(ByteBuffer in) throws Damage {
    if (in.remaining() < LONGEST) {
      throw new Damage(DAMAGED);
    }
    int all = 0;
    for (int length = 1; length <= LONGEST; length++) {
      count[length] = Byte.toUnsignedInt(in.get());
      index[length] = all;
      first[length] = (first[length - 1] + count[length - 1]) << 1;
      all += count[length];
      if (first[length] + count[length] > 1 << length) {
        throw new Damage(DAMAGED);
      }
    }
    if (all > 256 || all > in.remaining()) {
      throw new Damage(DAMAGED);
    }
    values = new int[all];
    for (int i = 0; i < all; i++) {
      values[i] = Byte.toUnsignedInt(in.get());
    }
  }

  static JpegCodes of(ByteBuffer in) throws Damage {
    return new JpegCodes(in);
  }

  int next(JpegBits bits) throws Damage {
    int code = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code = code << 1 | bits.next();
      int nth = code - first[length];
      if (nth < count[length]) {
        return values[index[length] + nth];
      }
    }
    throw new Damage(Damage.PIXELS_DAMAGED);
  }
}
