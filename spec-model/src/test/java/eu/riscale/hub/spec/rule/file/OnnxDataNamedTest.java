package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The help for numbers that are not named is what the description lacks.
final class OnnxDataNamedTest {
  @TempDir private Path folder;

  @Test
  void theLineOfTheNewestFormat() throws IOException {
    ModelFolder model =
        ModelFolder.newest(folder)
            .file("model.onnx", ModelFolder.onnx(17, "model.data"))
            .file("model.data", "sixteen numbers!");

    assertThat(told(model))
        .containsExactly(
            "'model.onnx' keeps numbers in 'model.data', which the description does not name. |"
                + " Add under weights.onnx: external_data: {source: model.data}");
  }

  @Test
  void aNameThatTheFieldDoesNotTake() throws IOException {
    ModelFolder model =
        ModelFolder.newest(folder)
            .file("model.onnx", ModelFolder.onnx(17, "numbers.bin"))
            .file("numbers.bin", "sixteen numbers!");

    assertThat(told(model))
        .containsExactly(
            "'model.onnx' keeps numbers in 'numbers.bin', which the description does not name. |"
                + " external_data names one file, which ends in .data: save the network with its"
                + " numbers in one such file, or inside itself.");
  }

  @Test
  void theLineOfAnOlderFormat() throws IOException {
    ModelFolder model =
        ModelFolder.older(folder)
            .file("model.onnx", ModelFolder.onnx(17, "model data.bin"))
            .file("model data.bin", "sixteen numbers!");

    assertThat(told(model))
        .containsExactly(
            "'model.onnx' keeps numbers in 'model data.bin', which the description does not name. |"
                + " Add them to the attachments: attachments: {files: ['model data.bin']}");
  }

  private static List<String> told(ModelFolder model) throws IOException {
    return model.validate().findings().stream()
        .filter(finding -> finding.code().equals(OnnxDataNamed.UNNAMED))
        .map(OnnxDataNamedTest::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.message() + " | " + finding.hint();
  }
}
