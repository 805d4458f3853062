package eu.riscale.hub.spec.picture;

import java.io.ByteArrayOutputStream;

/// A progressive JPEG of many scans that hold nothing, as one that is to take long.
final class JpegOfScans {
  private JpegOfScans() {}

  static byte[] empty(int width, int height, int scans) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, 0xFF, 0xD8);
    segment(out, 0xDB, new int[65]);
    segment(out, 0xC2, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0);
    segment(out, 0xC4, codes(0x00, 0));
    segment(out, 0xC4, codes(0x10, 0xE0));
    int blocks = Math.ceilDiv(width, 8) * Math.ceilDiv(height, 8);
    segment(out, 0xDA, 1, 1, 0, 0, 0, 0);
    for (int i = 0; i < Math.ceilDiv(blocks, 8); i++) {
      out.write(0);
    }
    for (int scan = 0; scan < scans; scan++) {
      segment(out, 0xDA, 1, 1, 0, 1, 63, 0);
      // A code of one bit, and 14 bits that are 0: 16,384 blocks are empty.
      for (int i = 0; i < 2 * Math.ceilDiv(blocks, 16_384); i++) {
        out.write(0);
      }
    }
    write(out, 0xFF, 0xD9);
    return out.toByteArray();
  }

  /// One code, of one bit.
  private static int[] codes(int place, int value) {
    int[] table = new int[18];
    table[0] = place;
    table[1] = 1;
    table[17] = value;
    return table;
  }

  private static void segment(ByteArrayOutputStream out, int marker, int... bytes) {
    write(out, 0xFF, marker, 0, bytes.length + 2);
    write(out, bytes);
  }

  private static void write(ByteArrayOutputStream out, int... bytes) {
    for (int one : bytes) {
      out.write(one);
    }
  }
}
