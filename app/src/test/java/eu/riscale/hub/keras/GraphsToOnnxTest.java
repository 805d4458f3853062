package eu.riscale.hub.keras;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every TensorFlow.js graph model computes what TensorFlow computed.
class GraphsToOnnxTest {
  private static final Path FOLDER = Path.of("src/test/resources/graphs");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arithmetic",
        "arrays",
        "convolutions",
        "float16",
        "loops",
        "loops-functions",
        "recurrences",
        "recurrences-functions",
        "shapes",
        "sizes",
        "uint16",
        "uint8",
        "unet",
        "volumes"
      })
  void computesAsTensorFlow(String name) throws IOException, OrtException {
    KerasToOnnxTest.assertComputes(
        FOLDER.resolve(name + ".zip"),
        KerasModelFiles.expectation(FOLDER.resolve(name + ".json.gz")));
  }
}
