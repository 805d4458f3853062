package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Whether a GIF picture is whole: its blocks, its colours, and as many compressed pixels as each
/// of its frames has.
final class GifDamage {
  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2C;
  private static final int TRAILER = 0x3B;

  private final ByteBuffer in;
  private int at;

  private GifDamage(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static void check(byte[] bytes) throws Damage {
    new GifDamage(bytes).blocks();
  }

  private void blocks() throws Damage {
    require(HEADER);
    boolean hasColours = in.get(10) < 0;
    at = HEADER + colours(in.get(10));
    boolean hasFrame = false;
    while (at < in.limit() && in.get(at) != TRAILER) {
      switch (in.get(at)) {
        case EXTENSION -> {
          at += 2;
          skipBlocks();
        }
        case FRAME -> {
          hasFrame = true;
          frame(hasColours);
        }
        default -> throw new Damage("one of its blocks is of no known kind");
      }
    }
    if (!hasFrame) { // Browsers and libraries need no trailer behind the last frame.
      throw new Damage(Damage.ENDS_EARLY);
    }
  }

  private void frame(boolean hasColours) throws Damage {
    require(11);
    long pixels =
        (long) Short.toUnsignedInt(in.getShort(at + 5)) * Short.toUnsignedInt(in.getShort(at + 7));
    byte packed = in.get(at + 9);
    if (!hasColours && packed >= 0) {
      throw new Damage("its palette is missing");
    }
    at += 10 + colours(packed);
    require(1);
    int bits = in.get(at++);
    if (bits < 1 || bits > 11) {
      throw new Damage(Damage.PIXELS_DAMAGED);
    }
    int data = at;
    skipBlocks();
    new GifPixels(in, data, bits).follow(pixels);
  }

  private static int colours(byte packed) {
    return packed < 0 ? 3 << ((packed & 7) + 1) : 0;
  }

  /// Behind the last of a row of sub-blocks.
  private void skipBlocks() throws Damage {
    int length = 1;
    while (length > 0) {
      require(1);
      length = Byte.toUnsignedInt(in.get(at));
      at += 1 + length;
    }
  }

  private void require(int bytes) throws Damage {
    if (at + bytes > in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
  }
}
