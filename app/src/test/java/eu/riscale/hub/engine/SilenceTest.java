package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// hub opens no connection that nobody asked for.
class SilenceTest {

  /// From 1.29.0 on, ONNX Runtime for Linux and macOS carries an uploader that starts with the
  /// library; its address stands in the file.
  @Test
  void onnxRuntimeHasNoUploader() throws IOException {
    for (String library :
        new String[] {
          "linux-x64/libonnxruntime.so",
          "linux-aarch64/libonnxruntime.so",
          "osx-aarch64/libonnxruntime.dylib"
        }) {
      try (InputStream in =
          OnnxTensor.class.getResourceAsStream("/ai/onnxruntime/native/" + library)) {
        String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(content.contains("OneCollector")).as(library).isFalse();
      }
    }
  }
}
