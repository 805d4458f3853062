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
    assertThat(told(ModelFolder.newest(folder), "model.data"))
        .containsExactly(
            "'model.onnx' keeps numbers in 'model.data', which the description does not name. |"
                + " Add under weights.onnx: external_data: {source: model.data}");
  }

  @Test
  void theLineStandsInThePlaceOfOneThatNamesAnotherFile() throws IOException {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf("opset_version: 17}", "opset_version: 17, external_data: {source: other.data}}")
            .file("other.data", "other");
    assertThat(told(model, "model.data"))
        .containsExactly(
            "'model.onnx' keeps numbers in 'model.data', which the description does not name. |"
                + " Write under weights.onnx, in the place of what is there:"
                + " external_data: {source: model.data}");
  }

  @Test
  void aNameThatTheFieldDoesNotTake() throws IOException {
    assertThat(told(ModelFolder.newest(folder), "numbers.bin"))
        .containsExactly(
            "'model.onnx' keeps numbers in 'numbers.bin', which the description does not name. |"
                + " external_data names one file, which ends in .data: save the network with its"
                + " numbers in one such file, or inside itself.");
  }

  @Test
  void aFileThatWasRenamedIsNamed() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .file("model.onnx", ModelFolder.onnx(17, "model.data"))
            .file("weights.data", "sixteen numbers!");
    assertThat(model.validate().findings())
        .filteredOn(finding -> finding.code().slug().equals("weights-onnx-data-missing"))
        .extracting(Finding::hint)
        .containsExactly(
            "'weights.data' lies there: if it holds them, rename it to 'model.data', the name that"
                + " the model has inside. Else put the file there, or save the model with its"
                + " numbers inside.");
  }

  @Test
  void theLineOfAnOlderFormat() throws IOException {
    assertThat(told(ModelFolder.older(folder), "model data.bin"))
        .containsExactly(
            "'model.onnx' keeps numbers in 'model data.bin', which the description does not name. |"
                + " Add them to the attachments: attachments: {files: ['model data.bin']}");
  }

  /// @param data the file that the network keeps its numbers in
  private static List<String> told(ModelFolder model, String data) throws IOException {
    return model
        .file("model.onnx", ModelFolder.onnx(17, data))
        .file(data, "sixteen numbers!")
        .validate()
        .findings()
        .stream()
        .filter(finding -> finding.code().equals(OnnxDataNamed.UNNAMED))
        .map(OnnxDataNamedTest::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.message() + " | " + finding.hint();
  }
}
