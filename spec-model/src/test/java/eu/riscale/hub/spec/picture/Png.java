package eu.riscale.hub.spec.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// A PNG picture, chunk by chunk, each with its right checksum.
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  Png() {
    file.writeBytes(SIGNATURE);
  }

  /// One bit for each pixel.
  static byte[] gray(int width, int height, byte[] pixels) {
    return new Png().header(width, height, 1, 0).chunk("IDAT", pixels).end();
  }

  Png header(int width, int height, int depth, int colours) {
    byte[] rest = {(byte) depth, (byte) colours, 0, 0, 0};
    return chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(rest).array());
  }

  Png chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    file.writeBytes(
        ByteBuffer.allocate(12 + data.length)
            .putInt(data.length)
            .put(name)
            .put(data)
            .putInt((int) crc.getValue())
            .array());
    return this;
  }

  byte[] end() {
    return chunk("IEND", new byte[0]).file.toByteArray();
  }

  static byte[] deflated(byte[] rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(rows);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
