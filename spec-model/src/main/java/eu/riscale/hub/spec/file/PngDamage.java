package eu.riscale.hub.spec.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Whether a PNG picture is whole: its chunks with their checksums, and as many compressed rows as
/// its header says. Rows are counted, never kept.
final class PngDamage {
  private static final int SIGNATURE = 8;
  private static final int HEADER_END = 33;

  /// Rows beyond these are not expanded, so that no picture takes longer than half a second.
  private static final long MOST_EXPANDED = 64L << 20;

  private final ByteBuffer in;
  private final Inflater inflater = new Inflater();
  private final byte[] sink = new byte[1 << 16];
  private long expanded;

  private PngDamage(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  /// A clause such as `it ends early`; empty for a picture that is whole.
  static Optional<String> of(byte[] bytes) {
    PngDamage check = new PngDamage(bytes);
    try {
      return check.chunks();
    } catch (DataFormatException e) {
      return Optional.of("its compressed pixels are damaged");
    } finally {
      check.inflater.end();
    }
  }

  private Optional<String> chunks() throws DataFormatException {
    if (in.limit() < HEADER_END) {
      return Optional.of("it ends within its header");
    }
    int at = SIGNATURE;
    while (at + 12 <= in.limit()) {
      long length = Integer.toUnsignedLong(in.getInt(at));
      if (length > in.limit() - at - 12) {
        return Optional.of("it ends early");
      }
      String type = new String(in.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
      CRC32 crc = new CRC32();
      crc.update(in.array(), at + 4, 4 + (int) length);
      if ((int) crc.getValue() != in.getInt(at + 8 + (int) length)) {
        return Optional.of("the checksum of its part " + letters(type) + " is wrong");
      }
      if (type.equals("IDAT")) {
        expand(at + 8, (int) length);
      } else if (type.equals("IEND")) {
        return expanded < Math.min(expected(), MOST_EXPANDED)
            ? Optional.of("some of its rows are missing")
            : Optional.empty();
      }
      at += 12 + (int) length;
    }
    return Optional.of("it ends early");
  }

  private static String letters(String type) {
    return type.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        ? type
        : "?";
  }

  private void expand(int from, int length) throws DataFormatException {
    inflater.setInput(in.array(), from, length);
    int got = 1;
    while (got > 0 && expanded < MOST_EXPANDED) {
      got = inflater.inflate(sink);
      expanded += got;
    }
  }

  /// Bytes of all rows, each with the byte of its filter.
  private long expected() {
    long width = Integer.toUnsignedLong(in.getInt(16));
    long height = Integer.toUnsignedLong(in.getInt(20));
    int channels =
        switch (in.get(25)) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    int bits = channels * Byte.toUnsignedInt(in.get(24));
    return in.get(28) == 1 ? interlaced(width, height, bits) : rows(width, height, bits);
  }

  /// The seven passes of Adam7.
  private static long interlaced(long width, long height, int bits) {
    int[][] passes = {
      {0, 0, 8, 8},
      {4, 0, 8, 8},
      {0, 4, 4, 8},
      {2, 0, 4, 4},
      {0, 2, 2, 4},
      {1, 0, 2, 2},
      {0, 1, 1, 2}
    };
    long bytes = 0;
    for (int[] pass : passes) {
      long across = Math.max(0, Math.ceilDiv(width - pass[0], (long) pass[2]));
      long down = Math.max(0, Math.ceilDiv(height - pass[1], (long) pass[3]));
      bytes += across == 0 ? 0 : rows(across, down, bits);
    }
    return bytes;
  }

  private static long rows(long width, long height, int bits) {
    double bytes = (double) height * (1 + Math.ceilDiv(width * bits, 8L));
    return bytes > MOST_EXPANDED ? MOST_EXPANDED : (long) bytes;
  }
}
