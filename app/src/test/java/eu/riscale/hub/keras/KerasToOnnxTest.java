package eu.riscale.hub.keras;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import eu.riscale.hub.keras.KerasModelFiles.Named;
import eu.riscale.hub.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every model of every format computes what its own framework computed.
class KerasToOnnxTest {
  /// Of the largest number in the tensor.
  private static final double TOLERANCE = 1e-5;

  static List<String> models() throws IOException {
    return KerasModelFiles.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void computesAsTheFramework(String name, @TempDir Path folder) throws IOException, OrtException {
    assertComputes(KerasModelFiles.unpacked(name, folder), KerasModelFiles.expectation(name));
  }

  /// A file becomes a model with the names that are expected, which computes what is expected.
  static void assertComputes(Path file, KerasModelFiles.Expectation expectation)
      throws IOException, OrtException {
    Translation translation = KerasToOnnx.translate(file);

    assertThat(translation).isInstanceOf(Translation.Translated.class);
    OnnxModel model = ((Translation.Translated) translation).model();
    assertThat(model.inputNames()).isEqualTo(names(expectation.inputs()));
    assertThat(model.outputNames()).isEqualTo(names(expectation.outputs()));
    assertClose(model, expectation, tolerance(file));
  }

  /// Frameworks add up numbers of few bits in another order, and round in between: two units in the
  /// last place of these.
  private static double tolerance(Path file) {
    String name = file.getFileName().toString();
    if (name.contains("-mixed.") || name.contains("-half.")) {
      return Math.scalb(1.0, -9);
    }
    return name.contains("-brain.") ? Math.scalb(1.0, -6) : TOLERANCE;
  }

  static void assertClose(
      OnnxModel model, KerasModelFiles.Expectation expectation, double tolerance)
      throws OrtException {
    List<Named> outputs = OnnxRun.run(model, expectation.inputs());
    for (int i = 0; i < outputs.size(); i++) {
      assertClose(i, outputs.get(i), expectation.outputs().get(i), tolerance);
    }
  }

  private static List<String> names(List<Named> tensors) {
    return tensors.stream().map(Named::name).toList();
  }

  private static void assertClose(int index, Named actual, Named expected, double tolerance) {
    assertThat(actual.shape())
        .as("shape of output %d, %s", index, expected.name())
        .isEqualTo(expected.shape());
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.data().length; i++) {
      // Few bits overflow.
      if (Float.isInfinite(expected.data()[i]) && expected.data()[i] == actual.data()[i]) {
        continue;
      }
      largest = Math.max(largest, Math.abs(expected.data()[i]));
      difference = Math.max(difference, Math.abs(expected.data()[i] - actual.data()[i]));
    }
    assertThat(largest).as("numbers of output %d, %s", index, expected.name()).isFinite();
    assertThat(difference)
        .as("difference in output %d, %s", index, expected.name())
        .isLessThanOrEqualTo(tolerance * largest);
  }
}
