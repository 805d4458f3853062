package eu.riscale.hub.spec.file.zip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/// What the table of a zip says of an entry behind its name. (PKWARE's APPNOTE 6.3.10, 4.5.3 and
/// 4.6.9.)
final class ZipExtra {
  private static final int LONG_NUMBERS = 1;
  private static final int UNICODE_PATH = 0x7075;
  private static final int PATH_AT = 5;
  private static final long LONG = 0xFFFFFFFFL;

  private int longFields;
  private Optional<String> path = Optional.empty();

  private ZipExtra() {}

  /// @param extra little-endian
  /// @param name the bytes of the name that it stands behind
  /// @param numbers those which are too large for four bytes are replaced, in the order in which
  ///   they stand here
  static ZipExtra read(ByteBuffer extra, byte[] name, long[] numbers) {
    ZipExtra read = new ZipExtra();
    while (extra.remaining() >= 4) {
      int kind = Short.toUnsignedInt(extra.getShort());
      int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      ByteBuffer field = extra.slice(extra.position(), length).order(extra.order());
      if (kind == LONG_NUMBERS) {
        read.longFields++;
        lengthen(numbers, field);
      } else if (kind == UNICODE_PATH && length > PATH_AT) {
        read.path = path(field, name).or(() -> read.path);
      }
      extra.position(extra.position() + length);
    }
    return read;
  }

  private static void lengthen(long[] numbers, ByteBuffer field) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == LONG && field.remaining() >= Long.BYTES) {
        numbers[i] = field.getLong();
      }
    }
  }

  /// It holds only for the name that it was made for, whose checksum it has.
  private static Optional<String> path(ByteBuffer field, byte[] name) {
    CRC32 crc = new CRC32();
    crc.update(name);
    if (field.get(0) != 1 || Integer.toUnsignedLong(field.getInt(1)) != crc.getValue()) {
      return Optional.empty();
    }
    return Optional.of(StandardCharsets.UTF_8.decode(field.position(PATH_AT)).toString());
  }

  /// The name in Unicode, where an old code page cannot write it.
  Optional<String> path() {
    return path;
  }

  /// Whether its large numbers stand in several places, of which readers take one or another.
  boolean hasSeveralNumbers() {
    return longFields > 1;
  }
}
