package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Whether a PNG picture is whole: its chunks with their checksums, its palette, its compressed
/// rows, as many as its header says, and its frames where it moves.
final class PngDamage {
  private static final int SIGNATURE = 8;
  private static final int HEADER_END = 33;

  private final byte[] bytes;
  private final ByteBuffer in;
  private final PngHeader header;
  private final PngPalette palette;
  private final PngPixels.Budget budget = new PngPixels.Budget();
  private final PngFrames frames;
  private @Nullable PngPixels pixels;
  private Place place = Place.AHEAD;

  /// The chunks with pixels stand in one row; readers look for none behind it.
  private enum Place {
    AHEAD,
    HERE,
    BEHIND
  }

  private PngDamage(byte[] bytes, PngHeader header) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
    this.header = header;
    this.palette = new PngPalette(header);
    this.frames = new PngFrames(header, palette, budget);
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
    } finally {
      check.frames.close();
      if (check.pixels != null) {
        check.pixels.close();
      }
    }
  }

  private void chunks() throws Damage {
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
        requirePixels();
        return;
      }
      chunk(type, at + 8, (int) length);
      at += 12 + (int) length;
    }
    throw new Damage(Damage.ENDS_EARLY);
  }

  private void chunk(String type, int from, int length) throws Damage {
    place = place == Place.HERE && !type.equals("IDAT") ? Place.BEHIND : place;
    switch (type) {
      case "IHDR" -> {
        if (from != SIGNATURE + 8) {
          throw new Damage("it has two headers");
        }
      }
      case "PLTE" -> palette.colours(length);
      case "tRNS" -> palette.transparency(length);
      case "IDAT" -> pixels(from, length);
      case "acTL" -> frames.animation(in.slice(from, length));
      case "fcTL" -> frames.frame(in.slice(from, length));
      case "fdAT" -> frames.pixels(bytes, from, length);
      default -> {
        if (Character.isUpperCase(type.charAt(0))) {
          throw new Damage("its part " + letters(type) + " is known to no program");
        }
      }
    }
  }

  private void pixels(int from, int length) throws Damage {
    palette.requireColours();
    if (place == Place.AHEAD) {
      place = Place.HERE;
      pixels = new PngPixels(header, palette, budget);
      frames.picture();
    }
    if (place == Place.HERE && pixels != null) {
      pixels.take(bytes, from, length);
    }
  }

  private void requirePixels() throws Damage {
    if (pixels == null) {
      throw new Damage("some of its rows are missing");
    }
    pixels.requireAll();
    frames.requireAll();
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
