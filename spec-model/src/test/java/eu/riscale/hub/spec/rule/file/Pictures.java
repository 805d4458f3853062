package eu.riscale.hub.spec.rule.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/// Small pictures, written as their formats say.
final class Pictures {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private Pictures() {}

  /// One bit for each pixel, all black.
  static byte[] png(int width, int height) {
    return png(width, height, deflated((long) height * (1 + Math.ceilDiv(width, 8))));
  }

  /// @param pixels compressed
  static byte[] png(int width, int height, byte[] pixels) {
    ByteBuffer header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(PNG);
    file.writeBytes(chunk("IHDR", header.array()));
    file.writeBytes(chunk("IDAT", pixels));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /// That many zeros, compressed as PNG has them.
  static byte[] deflated(long zeros) {
    Deflater deflater = new Deflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] room = new byte[1 << 16];
    byte[] block = new byte[1 << 16];
    for (long left = zeros; left > 0; left -= block.length) {
      deflater.setInput(block, 0, (int) Math.min(left, block.length));
      while (!deflater.needsInput()) {
        out.write(room, 0, deflater.deflate(room));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(room, 0, deflater.deflate(room));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  /// A picture that another library writes, of 8 by 4 pixels.
  ///
  /// @param format as that library names it
  static byte[] of(String format) throws IOException {
    BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IllegalArgumentException(format);
    }
    return out.toByteArray();
  }
}
