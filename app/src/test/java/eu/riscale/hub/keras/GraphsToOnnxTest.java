package eu.riscale.hub.keras;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import eu.riscale.hub.keras.KerasModelFiles.Named;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every TensorFlow.js graph model computes what TensorFlow computed.
class GraphsToOnnxTest {
  private static final Path FOLDER = Path.of("src/test/resources/graphs");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arithmetic",
        "convolutions",
        "float16",
        "shapes",
        "sizes",
        "uint16",
        "uint8",
        "unet",
        "volumes"
      })
  void computesAsTensorFlow(String name) throws IOException, OrtException {
    KerasModelFiles.Expectation expectation =
        KerasModelFiles.expectation(FOLDER.resolve(name + ".json.gz"));

    Translation translation = KerasToOnnx.translate(FOLDER.resolve(name + ".zip"));

    assertThat(translation).isInstanceOf(Translation.Translated.class);
    OnnxModel model = ((Translation.Translated) translation).model();
    assertThat(model.inputNames()).isEqualTo(names(expectation.inputs()));
    assertThat(model.outputNames()).isEqualTo(names(expectation.outputs()));
    List<Named> outputs = OnnxRun.run(model, expectation.inputs());
    for (int i = 0; i < outputs.size(); i++) {
      KerasToOnnxTest.assertClose(i, outputs.get(i), expectation.outputs().get(i));
    }
  }

  private static List<String> names(List<Named> tensors) {
    return tensors.stream().map(Named::name).toList();
  }
}
