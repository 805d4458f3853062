package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Whether a PNG picture is whole: its chunks with their checksums, its palette, and its compressed
/// rows, as many as its header says.
final class PngDamage {
  private static final int SIGNATURE = 8;
  private static final int HEADER_END = 33;
  private static final String KNOWN = "IHDR PLTE IDAT IEND";

  /// Bytes of rows beyond these are not expanded, so that no picture takes long. Covers of the
  /// usual size have one or two million.
  static final long MOST_EXPANDED = 16L << 20;

  private final byte[] bytes;
  private final ByteBuffer in;
  private final PngHeader header;
  private final PngRows rows;
  private final Inflater inflater = new Inflater();
  private final byte[] room = new byte[1 << 16];
  private long expanded;
  private boolean hasPalette;
  private Pixels pixels = Pixels.AHEAD;

  /// The chunks with pixels stand in one row; readers look for none behind it.
  private enum Pixels {
    AHEAD,
    HERE,
    BEHIND
  }

  private PngDamage(byte[] bytes, PngHeader header) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
    this.header = header;
    this.rows = new PngRows(header);
  }

  static void check(byte[] bytes) throws Damage {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.limit() < HEADER_END) {
      throw new Damage("it ends within its header");
    }
    if (in.getInt(SIGNATURE) != 13 || !type(bytes, SIGNATURE).equals("IHDR")) {
      throw new Damage("its header is missing");
    }
    PngDamage check = new PngDamage(bytes, PngHeader.of(in));
    try {
      check.chunks();
    } catch (DataFormatException e) {
      throw new Damage(Damage.PIXELS_DAMAGED);
    } finally {
      check.inflater.end();
    }
  }

  private void chunks() throws Damage, DataFormatException {
    int at = SIGNATURE;
    while (at + 12 <= in.limit()) {
      long length = Integer.toUnsignedLong(in.getInt(at));
      if (length > in.limit() - at - 12) {
        break;
      }
      String type = type(bytes, at);
      CRC32 crc = new CRC32();
      crc.update(bytes, at + 4, 4 + (int) length);
      if ((int) crc.getValue() != in.getInt(at + 8 + (int) length)) {
        throw new Damage("the checksum of its part " + letters(type) + " is wrong");
      }
      if (type.equals("IEND")) {
        checkPixels();
        return;
      }
      chunk(type, at + 8, (int) length);
      at += 12 + (int) length;
    }
    throw new Damage(Damage.ENDS_EARLY);
  }

  private void chunk(String type, int from, int length) throws Damage, DataFormatException {
    if (type.equals("IDAT")) {
      if (header.needsPalette() && !hasPalette) {
        throw new Damage("its palette is missing");
      }
      if (pixels != Pixels.BEHIND) {
        pixels = Pixels.HERE;
        expand(from, length);
      }
      return;
    }
    pixels = pixels == Pixels.HERE ? Pixels.BEHIND : pixels;
    if (type.equals("PLTE")) {
      hasPalette = true;
      if (header.needsPalette() && (length % 3 != 0 || length == 0 || length > 3 * 256)) {
        throw new Damage("its palette is damaged");
      }
    } else if (Character.isUpperCase(type.charAt(0)) && !KNOWN.contains(type)) {
      throw new Damage("its part " + letters(type) + " is known to no program");
    }
  }

  private void expand(int from, int length) throws Damage, DataFormatException {
    inflater.setInput(bytes, from, length);
    int got = 1;
    while (got > 0 && expanded < MOST_EXPANDED) {
      got = inflater.inflate(room);
      rows.take(room, got);
      expanded += got;
    }
  }

  private void checkPixels() throws Damage {
    if (expanded >= MOST_EXPANDED) {
      return;
    }
    if (!rows.complete()) {
      throw new Damage("some of its rows are missing");
    }
    if (!inflater.finished()) {
      throw new Damage("its compressed pixels end early");
    }
  }

  private static String type(byte[] bytes, int at) {
    return new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
  }

  private static String letters(String type) {
    return type.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        ? type
        : "?";
  }
}
