package eu.riscale.hub.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/// Values as bytes, one after the other, as [Decoder] reads them.
final class Encoder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

  Encoder number(long value) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  Encoder real(double value) {
    return number(Double.doubleToRawLongBits(value));
  }

  Encoder flag(boolean value) {
    bytes.write(value ? 1 : 0);
    return this;
  }

  Encoder text(String value) {
    return data(value.getBytes(StandardCharsets.UTF_8));
  }

  Encoder data(byte[] value) {
    number(value.length);
    bytes.writeBytes(value);
    return this;
  }

  Encoder constant(Enum<?> value) {
    return text(value.name());
  }

  /// @param each writes an element
  <T> Encoder all(Collection<T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
    return this;
  }

  /// @param each writes the value where there is one
  <T> Encoder optional(Optional<T> value, Consumer<T> each) {
    flag(value.isPresent());
    value.ifPresent(each);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
