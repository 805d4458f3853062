package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.regex.Pattern;

/// A file that lies in the folder `assets` of a SavedModel, such as a list of words, whose path
/// TensorFlow gives the graph when it is opened. (TensorFlow 2.18, `meta_graph.proto`.)
///
/// @param tensor that is given the path
/// @param file its name
record Asset(String tensor, String file) {
  private static final Pattern PLAIN = Pattern.compile("[^/\\\\:\\p{Cntrl}]+");

  /// Reads the `AssetFileDef` that the reader is at.
  static Asset read(ProtobufReader in) throws IOException {
    long outer = in.enter();
    String tensor = "";
    String file = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> tensor = tensor(in.once());
        case 2 -> file = in.once().name();
        default -> {}
      }
    }
    in.leave(outer);
    return new Asset(tensor, file);
  }

  private static String tensor(ProtobufReader in) throws IOException {
    long outer = in.enter();
    String name = "";
    while (in.next()) {
      if (in.field() == 1) {
        name = in.once().name();
      }
    }
    in.leave(outer);
    return name;
  }

  /// Whether the file lies in that folder on every system.
  boolean isInside() {
    return PLAIN.matcher(file).matches() && !file.equals(".") && !file.equals("..");
  }
}
