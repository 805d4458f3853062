package eu.riscale.hub.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A network for ONNX Runtime.
///
/// @param name what messages call it, such as `The network made from weights.h5`
/// @param folder where its external data lies; empty where there is none
record OnnxGraph(String name, Optional<Path> folder, Source source, Content content) {
  /// Where ONNX Runtime looks for external data of a graph that has no file.
  private static final String FOLDER = "session.model_external_initializers_file_folder_path";

  /// Where ONNX Runtime gets it from.
  interface Source {
    OrtSession open(OrtEnvironment environment, SessionOptions options) throws OrtException;
  }

  /// What is in its file.
  interface Content {
    InputStream open() throws IOException;
  }

  static OnnxGraph of(String name, Path file) {
    return new OnnxGraph(
        name,
        Optional.ofNullable(file.getParent()),
        (environment, options) -> environment.createSession(file.toString(), options),
        () -> Files.newInputStream(file));
  }

  static OnnxGraph of(String name, byte[] graph) {
    return of(name, graph, Optional.empty());
  }

  static OnnxGraph of(String name, byte[] graph, Optional<Path> folder) {
    return new OnnxGraph(
        name,
        folder,
        (environment, options) -> {
          if (folder.isPresent()) {
            options.addConfigEntry(FOLDER, folder.get().toString());
          }
          return environment.createSession(graph, options);
        },
        () -> new ByteArrayInputStream(graph));
  }
}
