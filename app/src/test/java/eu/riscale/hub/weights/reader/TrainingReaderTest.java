package eu.riscale.hub.weights.reader;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.torch.ScriptArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parts of a network that do in use what they do in training are found in its file.
class TrainingReaderTest {
  @TempDir Path dir;

  private static byte[] mode(long value) {
    return field(5, text(1, "training_mode"), integer(3, value), integer(20, 2));
  }

  /// One truth value as a number of the graph.
  private static byte[] truth(String name, long value) {
    return field(5, integer(2, 9), integer(5, value), text(8, name));
  }

  private static byte[] dropout(String mode) {
    return field(
        1,
        text(1, "x"),
        text(1, "ratio"),
        text(1, mode),
        text(2, "y"),
        text(3, "drop"),
        text(4, "Dropout"));
  }

  private List<String> ofOnnx(byte[]... graph) throws IOException {
    Path file = dir.resolve("net.onnx");
    Files.write(file, model(graph));
    return TrainingReader.of(WeightsFormat.ONNX, file);
  }

  @Test
  void aBatchNormalisationOfOnnxIsNamedByItsNode() throws IOException {
    assertThat(ofOnnx(node("", "BatchNormalization", "x", "y", mode(1))))
        .containsExactly("BatchNormalization 'y_node' has training_mode 1");
    assertThat(ofOnnx(node("", "BatchNormalization", "x", "y", mode(0)))).isEmpty();
  }

  @Test
  void aDropoutOfOnnxIsNamedWhereItsModeIsTrue() throws IOException {
    assertThat(ofOnnx(join(truth("mode", 1), dropout("mode"))))
        .containsExactly("Dropout 'drop' gets true as its training_mode");
    assertThat(ofOnnx(join(truth("mode", 0), dropout("mode")))).isEmpty();
  }

  @Test
  void callsOfTorchScriptAreNamedByTheirLine() throws IOException {
    Path file =
        ScriptArchive.calling(
                "y = torch.batch_norm(x, None, None, torch.zeros([1], dtype=6), None, True, 0.1,"
                    + " 1e-05, True)")
            .in(dir);
    assertThat(TrainingReader.of(WeightsFormat.TORCHSCRIPT, file))
        .containsExactly(
            "torch.batch_norm is called with training = True (code/__torch__.py, line 7)");
    ScriptArchive.calling("y = torch.dropout(torch.relu(x), 0.5, False)").in(dir);
    assertThat(TrainingReader.of(WeightsFormat.TORCHSCRIPT, file)).isEmpty();
  }
}
