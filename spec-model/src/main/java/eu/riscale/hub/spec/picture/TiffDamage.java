package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the strips or tiles of a TIFF picture's first page lie within its file, and hold as many
/// pixels as it has where they are not compressed.
final class TiffDamage {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int KIND = 262;
  private static final int OF_PALETTE = 3;
  private static final int SAMPLES = 277;
  private static final int PALETTE = 320;
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
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (bytes.length < 8) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    if (in.getShort(2) != 43) { // BigTIFF is left alone.
      new TiffDamage(in).directory();
    }
  }

  private void directory() throws Damage {
    long at = Integer.toUnsignedLong(in.getInt(4));
    if (at < 8 || at + 2 > in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    int entries = Short.toUnsignedInt(in.getShort((int) at));
    if (at + 2 + 12L * entries > in.limit()) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    Map<Integer, Values> fields = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      int entry = (int) at + 2 + 12 * i;
      fields.put(Short.toUnsignedInt(in.getShort(entry)), values(entry));
    }
    Values offsets = fields.getOrDefault(STRIP_OFFSETS, fields.get(TILE_OFFSETS));
    Values lengths = fields.getOrDefault(STRIP_BYTES, fields.get(TILE_BYTES));
    if (offsets == null || (lengths != null && !liesWithin(offsets, lengths))) {
      throw new Damage(Damage.ENDS_EARLY);
    }
    pixels(fields, lengths);
  }

  private void pixels(Map<Integer, Values> fields, @Nullable Values lengths) throws Damage {
    long width = first(fields, WIDTH, 0);
    long height = first(fields, HEIGHT, 0);
    long bits = first(fields, BITS, 1);
    if (width == 0 || height == 0) {
      throw new Damage(Damage.NO_SIZE);
    }
    long colours = fields.containsKey(PALETTE) ? fields.get(PALETTE).count() : 0;
    if (first(fields, KIND, 0) == OF_PALETTE && bits <= 16 && colours < 3L << bits) {
      throw new Damage("its palette is missing");
    }
    boolean isPlain =
        first(fields, COMPRESSION, 1) == 1
            && first(fields, KIND, 0) <= OF_PALETTE
            && fields.containsKey(STRIP_OFFSETS);
    if (isPlain && lengths != null) {
      double needed = (double) width * height * bits * first(fields, SAMPLES, 1) / 8;
      long held = 0;
      for (int i = 0; i < lengths.count(); i++) {
        held += value(lengths, i);
      }
      if (held < Math.floor(needed)) {
        throw new Damage(Damage.PIXELS_MISSING);
      }
    }
  }

  private long first(Map<Integer, Values> fields, int tag, long usual) {
    Values values = fields.get(tag);
    return values == null || values.count() == 0 || values.at() + values.each() > in.limit()
        ? usual
        : value(values, 0);
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
