package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Whether the rows of a BMP picture lie within its file, where they are not compressed.
final class BmpDamage {
  private static final int HEADER = 14;
  private static final int NEWER = 40;

  private BmpDamage() {}

  static void check(byte[] bytes) throws Damage {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.limit() < HEADER + NEWER) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    long pixels = Integer.toUnsignedLong(in.getInt(10));
    if (pixels > in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    boolean isPlain = in.getInt(HEADER) >= NEWER && in.getInt(30) == 0;
    if (isPlain) {
      long bits = Math.abs((long) in.getInt(18)) * Short.toUnsignedInt(in.getShort(28));
      double rows = Math.abs((double) in.getInt(22)) * Math.ceilDiv(bits, 32L) * 4;
      if (pixels + rows > in.limit()) {
        throw new Damage("some of its rows are missing");
      }
    }
  }
}
