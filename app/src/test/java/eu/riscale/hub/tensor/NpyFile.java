package eu.riscale.hub.tensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Makes `.npy` files, right ones and wrong ones, for tests.
public final class NpyFile {
  private NpyFile() {}

  /// A file by the letter of the format description, without the writer under test.
  ///
  /// @param version of the format, 1 to 3
  /// @param header without the newline at its end
  public static byte[] of(int version, String header, byte[] data) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (version == 1) {
      length.putShort((short) text.length);
    } else {
      length.putInt(text.length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    out.writeBytes(length.array());
    out.writeBytes(text);
    out.writeBytes(data);
    return out.toByteArray();
  }
}
