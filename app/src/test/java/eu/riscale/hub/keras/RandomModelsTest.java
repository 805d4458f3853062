package eu.riscale.hub.keras;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import eu.riscale.hub.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// The models that `app/src/test/keras/random_models.py` writes into the folder that
/// `HUB_RANDOM_MODELS` names compute what TensorFlow computed, or are refused for a layer or node.
@EnabledIfEnvironmentVariable(named = "HUB_RANDOM_MODELS", matches = ".+")
class RandomModelsTest {
  /// Of the largest number in the tensor: chains of normalizations make rounding errors larger.
  private static final double TOLERANCE = 1e-4;

  @Test
  void noneIsWrong(@TempDir Path unpacked) throws IOException {
    Path folder = Path.of(System.getenv("HUB_RANDOM_MODELS"));
    List<String> wrong = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    int right = 0;
    for (Path file : models(folder)) {
      String name = file.getFileName().toString();
      Path own = Files.createDirectory(unpacked.resolve(name + "-own"));
      switch (KerasToOnnx.translate(KerasModelFiles.unpacked(file, own))) {
        case Translation.Refused(var reason, String message) -> refused.add(name + ": " + message);
        case Translation.Translated(OnnxModel model) -> {
          try {
            KerasToOnnxTest.assertClose(
                model,
                KerasModelFiles.expectation(folder.resolve(base(name) + ".json.gz")),
                TOLERANCE);
            right++;
          } catch (AssertionError | OrtException e) {
            wrong.add(name + ": " + String.valueOf(e.getMessage()).replace('\n', ' '));
          }
        }
      }
    }
    System.out.printf("%d right, %d refused%n%s%n", right, refused.size(), refused);
    assertThat(wrong).isEmpty();
    assertThat(refused).allMatch(text -> text.contains(": layer ") || text.contains(": node "));
  }

  private static List<Path> models(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".json.gz")).sorted().toList();
    }
  }

  private static String base(String name) {
    return name.substring(0, name.indexOf('.'));
  }
}
