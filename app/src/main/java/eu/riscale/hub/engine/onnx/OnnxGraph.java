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

/// A network for ONNX Runtime.
///
/// @param name what messages call it, such as `The network made from weights.h5`
record OnnxGraph(String name, Source source, Content content) {

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
        (environment, options) -> environment.createSession(file.toString(), options),
        () -> Files.newInputStream(file));
  }

  static OnnxGraph of(String name, byte[] graph) {
    return new OnnxGraph(
        name,
        (environment, options) -> environment.createSession(graph, options),
        () -> new ByteArrayInputStream(graph));
  }
}
