package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Whether the strips or tiles of a TIFF picture's first page lie within its file.
final class TiffDamage {
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;

  private final ByteBuffer in;

  private TiffDamage(ByteBuffer in) {
    this.in = in;
  }

  /// A field of the directory: where its values are, and how many of how many bytes each.
  private record Values(long at, long count, int each) {}

  static void check(byte[] bytes) throws Damage {
    if (!isWhole(bytes)) {
      throw new Damage(Damage.ENDS_EARLY);
    }
  }

  private static boolean isWhole(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (bytes.length < 8) {
      return false;
    }
    return in.getShort(2) == 43 || new TiffDamage(in).directory(); // BigTIFF is left alone.
  }

  private boolean directory() {
    long at = Integer.toUnsignedLong(in.getInt(4));
    if (at < 8 || at + 2 > in.limit()) {
      return false;
    }
    int entries = Short.toUnsignedInt(in.getShort((int) at));
    if (at + 2 + 12L * entries > in.limit()) {
      return false;
    }
    Values offsets = null;
    Values lengths = null;
    for (int i = 0; i < entries; i++) {
      int entry = (int) at + 2 + 12 * i;
      switch (Short.toUnsignedInt(in.getShort(entry))) {
        case STRIP_OFFSETS, TILE_OFFSETS -> offsets = values(entry);
        case STRIP_BYTES, TILE_BYTES -> lengths = values(entry);
        default -> {}
      }
    }
    return offsets != null && (lengths == null || liesWithin(offsets, lengths));
  }

  private Values values(int entry) {
    int each = in.getShort(entry + 2) == 3 ? 2 : 4;
    long count = Integer.toUnsignedLong(in.getInt(entry + 4));
    boolean inline = count * each <= 4;
    return new Values(
        inline ? entry + 8 : Integer.toUnsignedLong(in.getInt(entry + 8)), count, each);
  }

  private boolean liesWithin(Values offsets, Values lengths) {
    if (offsets.count() != lengths.count()
        || offsets.at() + offsets.count() * offsets.each() > in.limit()
        || lengths.at() + lengths.count() * lengths.each() > in.limit()) {
      return false;
    }
    for (int i = 0; i < offsets.count(); i++) {
      if (value(offsets, i) + value(lengths, i) > in.limit()) {
        return false;
      }
    }
    return true;
  }

  private long value(Values values, int index) {
    int at = (int) values.at() + index * values.each();
    return values.each() == 2
        ? Short.toUnsignedInt(in.getShort(at))
        : Integer.toUnsignedLong(in.getInt(at));
  }
}
