package eu.riscale.hub.spec.npy;

import eu.riscale.hub.spec.npy.NpyRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/// Reads `.npy` files of formats 1, 2 and 3 that hold numbers. Objects are never loaded.
public final class NpyReader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /// numpy's own limit (`max_header_size` of `numpy.load`).
  private static final int LONGEST_HEADER = 10_000;

  private static final int BUFFER = 1 << 16;

  private NpyReader() {}

  /// Reads up to the first element.
  ///
  /// @throws NpyRefused where the file holds no array of numbers
  public static NpyHeader header(InputStream in) throws IOException, NpyRefused {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    int common = Math.min(MAGIC.length, start.length);
    if (!Arrays.equals(start, 0, common, MAGIC, 0, common)) {
      throw new NpyRefused(Reason.NOT_NPY, "The file does not start as .npy files do.");
    }
    if (start.length < MAGIC.length + 2) {
      throw new NpyRefused(Reason.NOT_NPY, "The file has only " + start.length + " bytes.");
    }
    int format = start[MAGIC.length];
    if (format < 1 || format > 3 || start[MAGIC.length + 1] != 0) {
      throw new NpyRefused(
          Reason.NOT_NPY,
          "The .npy format " + format + "." + start[MAGIC.length + 1] + " is not known.");
    }
    byte[] length = exactly(in, format == 1 ? 2 : 4);
    ByteBuffer number = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN);
    long bytes =
        format == 1
            ? Short.toUnsignedInt(number.getShort())
            : Integer.toUnsignedLong(number.getInt());
    if (bytes > LONGEST_HEADER) {
      throw new NpyRefused(
          Reason.NOT_NPY,
          "The header claims to have "
              + bytes
              + " bytes; numpy reads no more than "
              + LONGEST_HEADER
              + ".");
    }
    // Nothing but ASCII has a meaning in it, whichever letters the format allows.
    String text = new String(exactly(in, (int) bytes), StandardCharsets.ISO_8859_1);
    return new NpyHeaderText(text, format < 3).parse(start.length + length.length + (int) bytes);
  }

  /// Hands on each element, in the order of the file.
  ///
  /// @param in behind the header
  /// @throws NpyRefused where elements are missing
  public static void values(InputStream in, NpyHeader header, DoubleConsumer each)
      throws IOException, NpyRefused {
    long left = header.elements();
    if (left < 0) {
      throw new NpyRefused(Reason.NOT_NPY, "The shape " + header.shape() + " has no meaning.");
    }
    byte[] bytes = new byte[BUFFER];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
    while (left > 0) {
      int wanted = (int) Math.min(left, BUFFER / header.itemBytes());
      int got = in.readNBytes(bytes, 0, wanted * header.itemBytes()) / header.itemBytes();
      for (int i = 0; i < got; i++) {
        each.accept(element(buffer, i * header.itemBytes(), header));
      }
      left -= got;
      if (got < wanted) {
        throw new NpyRefused(
            Reason.TRUNCATED,
            "The file ends "
                + left
                + " elements before the end of its array "
                + header.shape()
                + ".");
      }
    }
  }

  private static double element(ByteBuffer buffer, int at, NpyHeader header) {
    return switch (header.kind()) {
      case 'b' -> buffer.get(at) == 0 ? 0 : 1;
      case 'f' ->
          switch (header.itemBytes()) {
            case 2 -> Float.float16ToFloat(buffer.getShort(at));
            case 4 -> buffer.getFloat(at);
            default -> buffer.getDouble(at);
          };
      case 'i' ->
          switch (header.itemBytes()) {
            case 1 -> buffer.get(at);
            case 2 -> buffer.getShort(at);
            case 4 -> buffer.getInt(at);
            default -> buffer.getLong(at);
          };
      default ->
          switch (header.itemBytes()) {
            case 1 -> Byte.toUnsignedInt(buffer.get(at));
            case 2 -> Short.toUnsignedInt(buffer.getShort(at));
            case 4 -> Integer.toUnsignedLong(buffer.getInt(at));
            default -> unsigned(buffer.getLong(at));
          };
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | (bits & 1)) * 2.0;
  }

  private static byte[] exactly(InputStream in, int count) throws IOException, NpyRefused {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new NpyRefused(Reason.TRUNCATED, "The file ends within its header.");
    }
    return bytes;
  }
}
