package eu.riscale.hub.engine.tensorflow;

import static eu.riscale.hub.weights.tensorflow.Graphs.node;
import static eu.riscale.hub.weights.tensorflow.Graphs.typed;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.weights.tensorflow.Proto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A SavedModel that gives its input `x`, of any shape, as it is and as float64. (TensorFlow 2.18,
/// `graph.proto`, `meta_graph.proto` and `types.proto`.)
final class GivingNetwork {
  private static final int DOUBLE = 2;

  private GivingNetwork() {}

  static Path of(DType type, Path folder) throws IOException {
    int code = code(type);
    Proto graph =
        new Proto()
            .message(1, typed(node("x", "Placeholder"), "dtype", code))
            .message(1, typed(node("y", "Identity", "x"), "T", code))
            .message(1, typed(typed(node("z", "Cast", "x"), "SrcT", code), "DstT", DOUBLE))
            .message(4, new Proto().number(1, 1882)); // the version of graphs that 2.18 writes
    Proto signature =
        new Proto()
            .entry(1, "x", tensor("x:0", code))
            .entry(2, "y", tensor("y:0", code))
            .entry(2, "z", tensor("z:0", DOUBLE));
    Proto network =
        new Proto()
            .message(1, new Proto().text(4, "serve"))
            .message(2, graph)
            .entry(5, "serving_default", signature);
    Path zip = folder.resolve("giving.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      out.write(new Proto().number(1, 1).message(2, network).bytes());
    }
    return zip;
  }

  private static Proto tensor(String name, int type) {
    return new Proto().text(1, name).number(2, type).message(3, new Proto().number(3, 1));
  }

  private static int code(DType type) {
    return switch (type) {
      case FLOAT32 -> 1;
      case FLOAT64 -> DOUBLE;
      case INT32 -> 3;
      case UINT8 -> 4;
      case INT16 -> 5;
      case INT8 -> 6;
      case INT64 -> 9;
      case BOOL -> 10;
      case UINT16 -> 17;
      case UINT32 -> 22;
      case UINT64 -> 23;
    };
  }
}
