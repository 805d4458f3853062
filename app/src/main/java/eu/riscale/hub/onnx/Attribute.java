package eu.riscale.hub.onnx;

import java.util.List;

/// One named attribute of an ONNX node (`AttributeProto`).
public final class Attribute {
  private static final int NAME = 1;
  private static final int REAL = 2;
  private static final int INTEGER = 3;
  private static final int TEXT = 4;
  private static final int GRAPH = 6;
  private static final int REALS = 7;
  private static final int INTEGERS = 8;
  private static final int TEXTS = 9;
  private static final int TYPE = 20;

  private Attribute() {}

  /// A number.
  public static Protobuf real(String name, double value) {
    return new Protobuf().text(NAME, name).real(REAL, (float) value).integer(TYPE, 1);
  }

  /// A whole number.
  public static Protobuf integer(String name, long value) {
    return new Protobuf().text(NAME, name).integer(INTEGER, value).integer(TYPE, 2);
  }

  /// A word.
  public static Protobuf text(String name, String value) {
    return new Protobuf().text(NAME, name).text(TEXT, value).integer(TYPE, 3);
  }

  static Protobuf graph(String name, Protobuf graph) {
    return new Protobuf().text(NAME, name).message(GRAPH, graph).integer(TYPE, 5);
  }

  /// Several words.
  public static Protobuf texts(String name, List<String> values) {
    Protobuf attribute = new Protobuf().text(NAME, name);
    values.forEach(value -> attribute.text(TEXTS, value));
    return attribute.integer(TYPE, 8);
  }

  /// Several numbers.
  public static Protobuf reals(String name, List<Double> values) {
    Protobuf attribute = new Protobuf().text(NAME, name);
    values.forEach(value -> attribute.real(REALS, value.floatValue()));
    return attribute.integer(TYPE, 6);
  }

  /// Several whole numbers.
  public static Protobuf integers(String name, int... values) {
    Protobuf attribute = new Protobuf().text(NAME, name);
    for (int value : values) {
      attribute.integer(INTEGERS, value);
    }
    return attribute.integer(TYPE, 7);
  }
}
