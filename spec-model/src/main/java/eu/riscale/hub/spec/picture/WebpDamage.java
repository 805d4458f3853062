package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Whether the chunks of a WebP picture lie within its file, and one of them holds pixels.
final class WebpDamage {
  private static final int HEADER = 12;

  private WebpDamage() {}

  static void check(byte[] bytes) throws Damage {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.limit() < HEADER + 8 || Integer.toUnsignedLong(in.getInt(4)) + 8 > in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    long end = Integer.toUnsignedLong(in.getInt(4)) + 8;
    boolean hasPixels = false;
    long at = HEADER;
    while (at + 8 <= end) {
      String type = new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(in.getInt((int) at + 4));
      if (length > end - at - 8) {
        throw new Damage(Damage.ENDS_EARLY);
      }
      hasPixels |= type.startsWith("VP8 ") || type.equals("VP8L") || type.equals("ANMF");
      at += 8 + length + length % 2;
    }
    if (!hasPixels) {
      throw new Damage(Damage.PIXELS_MISSING);
    }
  }
}
