package eu.riscale.hub.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what [Encoder] has written. The bytes come from a process that has run a stranger's model:
/// nothing is taken on trust, and no more memory than they themselves take is ever set aside.
final class Decoder {
  private final ByteBuffer bytes;

  Decoder(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /// Reads one element, or what there is of an optional one.
  interface Part<T> {
    T read() throws IOException;
  }

  long number() throws IOException {
    return take(Long.BYTES).getLong();
  }

  int integer() throws IOException {
    long value = number();
    if (value != (int) value) {
      throw malformed("a number out of range");
    }
    return (int) value;
  }

  double real() throws IOException {
    return Double.longBitsToDouble(number());
  }

  boolean flag() throws IOException {
    return switch (take(1).get()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw malformed("neither yes nor no");
    };
  }

  String text() throws IOException {
    return new String(data(), StandardCharsets.UTF_8);
  }

  byte[] data() throws IOException {
    byte[] value = new byte[size()];
    bytes.get(value);
    return value;
  }

  <E extends Enum<E>> E constant(E[] all) throws IOException {
    String name = text();
    for (E each : all) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw malformed("an unknown constant");
  }

  <T> List<T> all(Part<T> each) throws IOException {
    int size = size(); // Every element takes at least a byte.
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(each.read());
    }
    return List.copyOf(values);
  }

  <T> Optional<T> optional(Part<T> part) throws IOException {
    return flag() ? Optional.of(part.read()) : Optional.empty();
  }

  /// Nothing may follow the last value.
  void end() throws IOException {
    if (bytes.hasRemaining()) {
      throw malformed("more than was expected");
    }
  }

  private int size() throws IOException {
    int size = integer();
    if (size < 0 || size > bytes.remaining()) {
      throw malformed("a length out of range");
    }
    return size;
  }

  private ByteBuffer take(int length) throws IOException {
    if (bytes.remaining() < length) {
      throw malformed("less than was expected");
    }
    return bytes;
  }

  static IOException malformed(String what) {
    return new IOException("malformed message: " + what);
  }
}
