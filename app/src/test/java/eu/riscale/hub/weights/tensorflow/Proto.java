package eu.riscale.hub.weights.tensorflow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes messages of protobuf, right or wrong.
public final class Proto {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Proto number(int field, long value) {
    varint(field << 3);
    varint(value);
    return this;
  }

  public Proto text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  public Proto message(int field, Proto message) {
    return bytes(field, message.bytes());
  }

  public Proto entry(int field, String key, Proto value) {
    return message(field, new Proto().text(1, key).message(2, value));
  }

  public Proto bytes(int field, byte[] content) {
    varint(field << 3 | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  private void varint(long value) {
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
    }
    bytes.write((int) rest);
  }
}
