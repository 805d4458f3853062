package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;

/// The bits of a scan, without the zeros that stand behind each byte of ones.
final class JpegBits {
  private final ByteBuffer in;
  private int at;
  private int held;
  private int left;

  JpegBits(ByteBuffer in, int from) {
    this.in = in;
    this.at = from;
  }

  int next() throws Damage {
    if (left == 0) {
      held = oneByte();
      left = 8;
    }
    left--;
    return held >> left & 1;
  }

  int next(int count) throws Damage {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | next();
    }
    return value;
  }

  /// Where the byte lies that follows the bits taken so far.
  int at() {
    return at;
  }

  private int oneByte() throws Damage {
    if (at >= in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    int value = Byte.toUnsignedInt(in.get(at++));
    if (value != 0xFF) {
      return value;
    }
    while (at < in.limit() && in.get(at) == (byte) 0xFF) {
      at++;
    }
    if (at >= in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    if (in.get(at++) != 0) {
      throw new Damage(Damage.PIXELS_MISSING);
    }
    return value;
  }

  /// Goes to the restart marker of that number, from 0 to 7.
  void restart(int number) throws Damage {
    left = 0;
    while (at + 1 < in.limit()) {
      int marker = Byte.toUnsignedInt(in.get(at + 1));
      if (in.get(at) == (byte) 0xFF && marker != 0 && marker != 0xFF) {
        if (marker != 0xD0 + number) {
          throw new Damage(Damage.PIXELS_MISSING);
        }
        at += 2;
        return;
      }
      at++;
    }
    throw new Damage(Damage.ENDS_EARLY);
  }
}
