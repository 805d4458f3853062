package eu.riscale.hub.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keras models by way of ONNX; that the numbers are right is tested where they are translated.
class KerasEngineTest {
  private static final Path MODELS = Path.of("src/test/resources/keras");

  @TempDir Path dir;

  @Test
  void inputsOfAnyTypeAreTurnedIntoFloats() throws Exception {
    Path file = MODELS.resolve("keras3-unet.keras");
    try (Session session = open(new Weights.Keras(WeightsFormat.KERAS_V3, file))) {
      assertThat(session.engine()).matches("ONNX Runtime \\d+\\.\\d+\\.\\d+ \\(translated\\)");
      assertThat(session.device()).isEqualTo(Device.CPU);
      String name = session.inputNames().getFirst();
      int channels = 1;
      float[] floats = new float[16 * 16 * channels];
      byte[] bytes = new byte[floats.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) i;
        floats[i] = i;
      }
      int[] shape = {1, 16, 16, channels};
      Tensor whole = Tensor.of(DType.UINT8, bytes, EngineTest.axes(4), shape);
      Tensor real = Tensor.of(floats, EngineTest.axes(4), shape);
      assertThat(run(session, name, whole)).isEqualTo(run(session, name, real));
    }
  }

  @Test
  void aTensorFlowJsZipOpens() throws Exception {
    Path file = MODELS.resolve("tfjs-sequential.tfjs.zip");
    try (Session session = open(new Weights.Keras(WeightsFormat.TENSORFLOW_JS, file))) {
      assertThat(session.inputNames()).hasSize(1);
    }
  }

  /// There is no such layer to run, but the file is not broken: another engine could run it.
  @Test
  void whatCannotBeTranslatedIsNotAvailable() throws Exception {
    String graph =
        "{\"format\": \"graph-model\", \"modelTopology\": {\"node\": [{\"name\": \"y\", \"op\":"
            + " \"Odd\"}]}}";
    Path file = Files.writeString(dir.resolve("model.json"), graph);
    assertThat(EngineTest.engines().open(keras(file), Device.CPU))
        .isInstanceOfSatisfying(
            Opening.Unavailable.class,
            unavailable -> {
              assertThat(unavailable.reason())
                  .startsWith("The keras_hdf5 file model.json cannot be run: ")
                  .endsWith(".");
              assertThat(unavailable.hint()).contains("onnx");
            });
  }

  @Test
  void saysThatTheFileIsBrokenOrMissing() throws IOException {
    Path text = Files.writeString(dir.resolve("weights.h5"), "<html>404 Not Found</html>");
    assertBroken(text, "weights.h5");
    assertBroken(dir.resolve("nowhere.h5"), "there is no such file");
  }

  private static void assertBroken(Path file, String words) {
    assertThatThrownBy(() -> open(keras(file)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.WEIGHTS);
              assertThat(e.getMessage()).contains(words).endsWith(".");
            });
  }

  private static Weights.Keras keras(Path file) {
    return new Weights.Keras(WeightsFormat.KERAS_HDF5, file);
  }

  private static float[] run(Session session, String name, Tensor tensor) throws EngineException {
    return session.run(List.of(new NamedTensor(name, tensor))).getFirst().tensor().floats();
  }

  private static Session open(Weights weights) throws EngineException {
    return EngineTest.open(weights, Device.CPU);
  }
}
