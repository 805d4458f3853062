package eu.riscale.hub.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes one protobuf message, field by field, in the wire format: all that an ONNX model needs.
///
/// Generated ONNX classes were measured instead (tribuo-util-onnx 4.3.2 with protobuf-java 3.25):
/// they take 150 ms of a cold start to build their descriptors, which is more than the whole
/// translation, and add 2.3 MB; this class takes under 10 ms.
public final class Protobuf {
  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private byte[] bytes;
  private int size;

  /// A message without fields.
  public Protobuf() {
    this(64);
  }

  /// @param capacity how many bytes the message will have, if that is known
  Protobuf(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  /// A whole number.
  public Protobuf integer(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  Protobuf real(int field, float value) {
    tag(field, FIXED32);
    little(Float.floatToRawIntBits(value));
    return this;
  }

  /// A text.
  public Protobuf text(int field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    begin(field, utf8.length);
    put(utf8, utf8.length);
    return this;
  }

  /// A message in this one.
  public Protobuf message(int field, Protobuf value) {
    begin(field, value.size);
    put(value.bytes, value.size);
    return this;
  }

  /// Numbers as the little-endian bytes that ONNX calls raw data.
  Protobuf raw(int field, float[] values) {
    begin(field, 4 * values.length);
    reserve(4 * values.length);
    ByteBuffer target = ByteBuffer.wrap(bytes, size, 4 * values.length);
    target.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    size += 4 * values.length;
    return this;
  }

  /// Opens a message of `length` bytes, which the caller then writes.
  Protobuf begin(int field, int length) {
    tag(field, BYTES);
    varint(length);
    return this;
  }

  /// Another message's fields, as if they were written here.
  Protobuf fields(Protobuf other) {
    put(other.bytes, other.size);
    return this;
  }

  /// How many bytes a field below 16 takes that has `length` bytes of content.
  static long sizeOf(long length) {
    long sum = 2 + length;
    for (long rest = length >>> 7; rest != 0; rest >>>= 7) {
      sum++;
    }
    return sum;
  }

  /// All that was written.
  public byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void tag(int field, int wireType) {
    varint((long) field << 3 | wireType);
  }

  private void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void little(int value) {
    reserve(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  private void put(byte[] source, int length) {
    reserve(length);
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
