package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;

/// Which part of a graph reads its variables from their files when it is opened. (TensorFlow 2.18,
/// `saver.proto`.)
///
/// @param fileName the tensor that is given the name of these files
/// @param restore the operation that reads them
record Saver(String fileName, String restore) {
  static final Saver NONE = new Saver("", "");

  /// Reads the `SaverDef` that the reader is at.
  static Saver read(ProtobufReader in) throws IOException {
    long outer = in.enter();
    String fileName = "";
    String restore = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> fileName = in.once().name();
        case 3 -> restore = in.once().name();
        default -> {}
      }
    }
    in.leave(outer);
    return new Saver(fileName, restore);
  }
}
