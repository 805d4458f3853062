package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Python objects that a SavedModel keeps, as far as they lead to its variables. (TensorFlow
/// 2.18, `saved_object_graph.proto`.)
///
/// @param children by the number of an object, its parts by their names
/// @param names by the number of a variable, the name that Python gave it
record SavedObjects(List<Map<String, Integer>> children, Map<Integer, String> names) {
  static final SavedObjects NONE = new SavedObjects(List.of(), Map.of());

  /// All names together, beyond which a file is no network's.
  private static final int MOST_TEXT = 16 << 20;

  private static final int MOST_OBJECTS = 200_000;

  /// Reads the message that the reader is at. Of a graph of more objects than any network has, the
  /// first are kept.
  static SavedObjects read(ProtobufReader in) throws IOException {
    SavedObjects objects = new SavedObjects(new ArrayList<>(), new HashMap<>());
    int textLeft = MOST_TEXT;
    long outer = in.enter();
    while (in.next()) {
      if (in.field() == 1 && textLeft > 0 && objects.children.size() < MOST_OBJECTS) {
        textLeft -= objects.node(in, textLeft);
      }
    }
    in.leave(outer);
    return objects;
  }

  /// @return how long its names are
  private int node(ProtobufReader in, int textLeft) throws IOException {
    Map<String, Integer> parts = new HashMap<>();
    int number = children.size();
    int used = 0;
    long outer = in.enter();
    while (in.next()) {
      if (in.field() == 1 && used < textLeft) {
        used += part(in, parts);
      } else if (in.field() == 7) {
        used += variable(in, number);
      }
    }
    in.leave(outer);
    children.add(parts.isEmpty() ? Map.of() : parts);
    return used;
  }

  private static int part(ProtobufReader in, Map<String, Integer> parts) throws IOException {
    String name = "";
    int number = 0; // protobuf leaves zeros out
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> number = (int) in.integer();
        case 2 -> name = in.text();
        default -> {}
      }
    }
    in.leave(outer);
    parts.put(name, number);
    return name.length() + 1;
  }

  private int variable(ProtobufReader in, int number) throws IOException {
    String name = "";
    long outer = in.enter();
    while (in.next()) {
      if (in.field() == 6) {
        name = in.text();
      }
    }
    in.leave(outer);
    names.put(number, name);
    return name.length() + 1;
  }

  /// The name of the variable at the end of a path through the parts; empty where there is none.
  ///
  /// @param path as checkpoints write it: parts between slashes, in whose names `..` is a dot and
  ///   `.S` a slash
  String name(String path) {
    int at = 0;
    for (String step : path.split("/", -1)) {
      Map<String, Integer> parts = at >= 0 && at < children.size() ? children.get(at) : Map.of();
      @Nullable Integer next = parts.get(step.replace(".S", "/").replace("..", "."));
      if (next == null) {
        return "";
      }
      at = next;
    }
    return names.getOrDefault(at, "");
  }
}
