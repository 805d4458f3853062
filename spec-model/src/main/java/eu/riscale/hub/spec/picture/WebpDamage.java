package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Whether the chunks of a WebP picture lie within its file, and one of them, or each of its
/// frames, begins as compressed pixels do.
final class WebpDamage {
  private static final int HEADER = 12;
  private static final int FRAME_HEADER = 16;
  private static final int KEY_FRAME = 0x2A019D;
  private static final int LOSSLESS = 0x2F;

  private final ByteBuffer in;

  /// Of the whole picture, where an extended header says it; else 0.
  private int width;

  private int height;
  private boolean isInFrame;

  private WebpDamage(ByteBuffer in) {
    this.in = in;
  }

  static void check(byte[] bytes) throws Damage {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.limit() < HEADER + 8 || Integer.toUnsignedLong(in.getInt(4)) + 8 > in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    new WebpDamage(in).chunks(HEADER, Integer.toUnsignedLong(in.getInt(4)) + 8);
  }

  private void chunks(long from, long end) throws Damage {
    boolean hasPixels = false;
    long at = from;
    while (at + 8 <= end) {
      long length = Integer.toUnsignedLong(in.getInt((int) at + 4));
      if (length > end - at - 8) {
        throw new Damage(Damage.ENDS_EARLY);
      }
      hasPixels |= chunk((int) at, (int) length);
      at += 8 + length + length % 2;
    }
    if (!hasPixels) {
      throw new Damage(Damage.PIXELS_MISSING);
    }
  }

  private String name(int at) {
    byte[] letters = new byte[4];
    in.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /// @return whether it holds pixels
  private boolean chunk(int at, int length) throws Damage {
    int data = at + 8;
    return switch (name(at)) {
      case "VP8X" -> {
        require(length >= 10);
        width = 1 + threeBytes(data + 4);
        height = 1 + threeBytes(data + 7);
        yield false;
      }
      case "VP8 " -> {
        require(length >= 10 && (in.get(data) & 1) == 0 && threeBytes(data + 3) == KEY_FRAME);
        require(threeBytes(data) >> 5 <= length - 10);
        if ((in.getShort(data + 6) & 0x3FFF) == 0 || (in.getShort(data + 8) & 0x3FFF) == 0) {
          throw new Damage(Damage.NO_SIZE);
        }
        yield true;
      }
      case "VP8L" -> {
        require(length >= 5 && in.get(data) == LOSSLESS && (in.get(data + 4) & 0xE0) == 0);
        yield true;
      }
      case "ANMF" -> {
        require(!isInFrame && length >= FRAME_HEADER && isInside(data));
        isInFrame = true;
        chunks(data + FRAME_HEADER, data + length);
        isInFrame = false;
        yield true;
      }
      default -> false;
    };
  }

  private boolean isInside(int frame) {
    return 2L * threeBytes(frame) + 1 + threeBytes(frame + 6) <= width
        && 2L * threeBytes(frame + 3) + 1 + threeBytes(frame + 9) <= height;
  }

  private int threeBytes(int at) {
    return Short.toUnsignedInt(in.getShort(at)) | Byte.toUnsignedInt(in.get(at + 2)) << 16;
  }

  private static void require(boolean holds) throws Damage {
    if (!holds) {
      throw new Damage(Damage.PIXELS_DAMAGED);
    }
  }
}
