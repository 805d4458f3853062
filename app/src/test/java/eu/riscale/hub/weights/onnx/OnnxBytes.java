package eu.riscale.hub.weights.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes ONNX models field by field, the ones that no exporter writes included. (Field numbers:
/// ONNX 1.18, `onnx.proto`.)
public final class OnnxBytes {
  private OnnxBytes() {}

  /// A field that holds a text, a message or bytes.
  public static byte[] field(int number, byte[]... parts) {
    byte[] content = join(parts);
    return join(varint((long) number << 3 | 2), varint(content.length), content);
  }

  public static byte[] text(int number, String text) {
    return field(number, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] integer(int number, long value) {
    return join(varint((long) number << 3), varint(value));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
    }
    bytes.write((int) rest);
    return bytes.toByteArray();
  }

  /// A model of opset 17 and version 1 of other sets of operators, with a graph from the four
  /// numbers `x` to the four numbers `y`.
  public static byte[] model(byte[]... graph) {
    return join(
        integer(1, 8),
        field(7, text(2, "net"), join(graph), port(11, "x"), port(12, "y")),
        field(8, text(1, ""), integer(2, 17)),
        field(8, text(1, "com.microsoft"), integer(2, 1)),
        field(8, text(1, "author"), integer(2, 1)));
  }

  /// Four numbers as input or output of a graph.
  public static byte[] port(int field, String name) {
    byte[] shape = field(2, field(1, integer(1, 4)));
    return field(field, text(1, name), field(2, field(1, integer(1, 1), shape)));
  }

  /// Elements of a type, in any number and shape, as input or output of a graph.
  public static byte[] port(int field, String name, int type) {
    return field(field, text(1, name), field(2, field(1, integer(1, type))));
  }

  /// A node as part of a graph.
  public static byte[] node(String domain, String operator, String in, String out, byte[]... rest) {
    return field(
        1,
        in.isEmpty() ? new byte[0] : text(1, in),
        text(2, out),
        text(3, out + "_node"),
        text(4, operator),
        text(7, domain),
        join(rest));
  }

  /// A node that adds a tensor to `x`.
  public static byte[] add(String tensor) {
    return field(1, text(1, "x"), text(1, tensor), text(2, "y"), text(3, "sum"), text(4, "Add"));
  }

  /// A text as attribute of a node.
  public static byte[] attribute(String name, String value) {
    return field(5, text(1, name), text(4, value), integer(20, 3));
  }

  /// A graph as attribute of a node.
  public static byte[] branch(String name, byte[]... graph) {
    return field(5, text(1, name), field(6, text(2, name), join(graph)), integer(20, 5));
  }

  /// A tensor as attribute of a node.
  public static byte[] value(byte[] tensor) {
    return field(5, text(1, "value"), field(5, tensor), integer(20, 4));
  }

  /// Four numbers in another file.
  public static byte[] external(String name, String location, String offset) {
    return join(
        integer(1, 4),
        integer(2, 1),
        text(8, name),
        field(13, text(1, "location"), text(2, location)),
        field(13, text(1, "offset"), text(2, offset)),
        field(13, text(1, "length"), text(2, "16")),
        integer(14, 1));
  }
}
