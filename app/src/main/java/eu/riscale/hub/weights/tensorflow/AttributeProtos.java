package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.tensorflow.NodeAttributes.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the attributes of one operation or function. (TensorFlow 2.18, `attr_value.proto` and
/// `tensor.proto`.)
final class AttributeProtos {
  private static final Set<String> KEPT =
      Set.of(
          "dtype",
          "shape",
          "shared_name",
          "value",
          "f",
          "output_stream",
          "descriptor_source",
          "vocab_file",
          "config",
          "config_proto",
          TrainingOperators.IS_TRAINING,
          SavedGraph.IMPLEMENTS);

  private static final Value NOTHING = new NodeAttributes.Other();

  private final ProtobufReader in;
  private final GraphNames names;
  private final Map<String, Value> values = new HashMap<>();
  private final List<String> functions = new ArrayList<>();
  private boolean mayBeOfText;
  private boolean decodesObjects;

  AttributeProtos(ProtobufReader in, GraphNames names) {
    this.in = in;
    this.names = names;
  }

  NodeAttributes attributes() {
    return new NodeAttributes(
        Map.copyOf(values), List.copyOf(functions), mayBeOfText, decodesObjects);
  }

  /// Reads the entry of a map of attributes that the reader is at.
  void entry() throws IOException {
    long outer = in.enter();
    String key = "";
    Value value = NOTHING;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = names.read(in.once());
        case 2 -> value = value();
        default -> {}
      }
    }
    in.leave(outer);
    if (KEPT.contains(key)) {
      names.count();
      if (values.put(key, value) != null) {
        throw new ProtobufReader.Malformed("an operation has the attribute " + key + " twice");
      }
    }
  }

  /// Reads the `AttrValue` that the reader is at, which holds one of several fields.
  Value value() throws IOException {
    long outer = in.once().enter();
    Value value = NOTHING;
    boolean isThere = false;
    while (in.next()) {
      if (isThere) {
        throw new ProtobufReader.Malformed("an attribute has two values");
      }
      isThere = true;
      value = member();
    }
    in.leave(outer);
    return value;
  }

  private Value member() throws IOException {
    return switch (in.field()) {
      case 1 -> list();
      case 2 -> new NodeAttributes.Text(in.bytes());
      case 5 -> new NodeAttributes.Truth(in.integer() != 0);
      case 6 -> new NodeAttributes.Type(type());
      case 7 -> new NodeAttributes.Shape(TensorProtos.shape(in));
      case 8 -> new NodeAttributes.Constant(isEmptyText());
      case 9 -> {
        mayBeOfText = true;
        yield new NodeAttributes.OfCaller();
      }
      case 10 -> new NodeAttributes.Function(function());
      default -> NOTHING;
    };
  }

  private Value list() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 6 -> in.integers(number -> mayBeOfText |= (int) number == TensorProtos.STRING);
        case 8 -> isEmptyText();
        case 9 -> function();
        default -> {}
      }
    }
    in.leave(outer);
    return NOTHING;
  }

  private int type() throws IOException {
    int type = (int) in.integer();
    mayBeOfText |= type == TensorProtos.STRING;
    return type;
  }

  /// Reads a constant.
  private boolean isEmptyText() throws IOException {
    long outer = in.enter();
    int type = 0;
    boolean isEmpty = true;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> type = (int) in.once().integer();
        case 4 -> isEmpty = false;
        case 8 -> isEmpty = isEmpty && in.bytes().filter(text -> text.length == 0).isPresent();
        default -> {}
      }
    }
    in.leave(outer);
    decodesObjects |= type == TensorProtos.RESOURCE || type == TensorProtos.VARIANT;
    return isEmpty && type == TensorProtos.STRING;
  }

  /// Reads the name of a function and what it is called with.
  private String function() throws IOException {
    long outer = in.enter();
    String name = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = names.read(in.once());
        case 2 -> argument();
        default -> {}
      }
    }
    in.leave(outer);
    names.count();
    functions.add(name);
    return name;
  }

  private void argument() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      if (in.field() == 2) {
        value();
      }
    }
    in.leave(outer);
  }
}
