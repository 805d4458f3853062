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
  private static final byte CONTROL = (byte) 0xF9;

  private final ByteBuffer in;
  private int at;

  /// Of the next frame; -1 for none.
  private int transparent = -1;

  private GifDamage(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static void check(byte[] bytes) throws Damage {
    new GifDamage(bytes).blocks();
  }

  private void blocks() throws Damage {
    require(HEADER);
    if (in.getShort(6) == 0 || in.getShort(8) == 0) {
      throw new Damage(Damage.NO_SIZE);
    }
    int colours = colours(in.get(10));
    at = HEADER + 3 * colours;
    boolean hasFrame = false;
    while (at < in.limit() && in.get(at) != TRAILER) {
      switch (in.get(at)) {
        case EXTENSION -> {
          control();
          at += 2;
          skipBlocks();
        }
        case FRAME -> {
          hasFrame = true;
          frame(colours);
        }
        default -> throw new Damage("one of its blocks is of no known kind");
      }
    }
    if (!hasFrame) { // Browsers and libraries need no trailer behind the last frame.
      throw new Damage(Damage.ENDS_EARLY);
    }
  }

  /// Keeps which colour the next frame leaves out.
  private void control() {
    if (at + 7 <= in.limit() && in.get(at + 1) == CONTROL && in.get(at + 2) >= 4) {
      transparent = (in.get(at + 3) & 1) == 0 ? -1 : Byte.toUnsignedInt(in.get(at + 6));
    }
  }

  private void frame(int screenColours) throws Damage {
    require(11);
    long pixels =
        (long) Short.toUnsignedInt(in.getShort(at + 5)) * Short.toUnsignedInt(in.getShort(at + 7));
    if (pixels == 0) {
      throw new Damage("one of its frames has no pixels");
    }
    int own = colours(in.get(at + 9));
    int colours = own > 0 ? own : screenColours;
    if (colours == 0) {
      throw new Damage("its palette is missing");
    }
    at += 10 + 3 * own;
    require(1);
    int data = at++;
    skipBlocks();
    new GifPixels(in, data, new GifPixels.Palette(colours, transparent)).follow(pixels);
    transparent = -1;
  }

  private static int colours(byte packed) {
    return packed < 0 ? 1 << ((packed & 7) + 1) : 0;
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
