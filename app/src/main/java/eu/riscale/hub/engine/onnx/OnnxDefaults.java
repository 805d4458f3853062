package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the defaults of inputs out of an ONNX graph: an input that is among its numbers as well
/// runs without being given. (Field numbers: ONNX 1.18, `onnx.proto`.)
final class OnnxDefaults {
  private static final int GRAPH = 7;
  private static final int NUMBERS = 5;
  private static final int INPUT = 11;
  private static final byte NUMBERS_TAG = NUMBERS << 3 | 2;

  /// Of a field that graphs do not have, which protobuf passes over.
  private static final byte NOTHING_TAG = 3 << 3 | 2;

  private final ProtobufReader in;
  private final Set<String> names;
  private final Set<String> inputs = new HashSet<>();
  private final Set<String> defaults = new HashSet<>();
  private final List<Integer> tags = new ArrayList<>();

  private OnnxDefaults(byte[] model, Set<String> names) {
    this.in = new ProtobufReader(model);
    this.names = names;
  }

  /// The model in which these inputs must be given; empty where they are not all inputs with a
  /// default.
  ///
  /// @param model is changed
  static Optional<byte[]> without(byte[] model, Set<String> names) throws IOException {
    OnnxDefaults found = new OnnxDefaults(model, names);
    while (found.in.next()) {
      if (found.in.holdsBytes() && found.in.field() == GRAPH) {
        found.graph();
      }
    }
    if (!found.inputs.equals(names) || !found.defaults.equals(names)) {
      return Optional.empty();
    }
    for (int tag : found.tags) {
      if (model[tag] != NUMBERS_TAG) {
        return Optional.empty();
      }
      model[tag] = NOTHING_TAG;
    }
    return Optional.of(model);
  }

  private void graph() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      int tag = (int) in.at() - 1;
      switch (in.holdsBytes() ? in.field() : 0) {
        case NUMBERS -> {
          if (named(8, defaults)) {
            tags.add(tag);
          }
        }
        case INPUT -> named(1, inputs);
        default -> {}
      }
    }
    in.leave(outer);
  }

  /// Whether a message in the graph has one of the names.
  ///
  /// @param field of the name
  /// @param known takes it
  private boolean named(int field, Set<String> known) throws IOException {
    boolean found = false;
    long graph = in.enter();
    while (in.next()) {
      if (in.holdsBytes() && in.field() == field) {
        String name = in.text();
        if (names.contains(name)) {
          known.add(name);
          found = true;
        }
      }
    }
    in.leave(graph);
    return found;
  }
}
