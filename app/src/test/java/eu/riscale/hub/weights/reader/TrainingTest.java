package eu.riscale.hub.weights.reader;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.torch.ScriptArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parts of a network that do in use what they do in training are found in its file.
class TrainingTest {
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
    return ContentReader.read(file).training();
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
        .containsExactly("Dropout 'drop' drops values at random");
    assertThat(ofOnnx(join(truth("mode", 0), dropout("mode")))).isEmpty();
  }

  @Test
  void theNetworkOfTorchScriptIsNamedByItsClass() throws IOException {
    Path file =
        ScriptArchive.calling(
                "m = torch.zeros([1], dtype=6)\n"
                    + "    y = torch.batch_norm(x, None, None, m, m, True, 0.1, 1e-05, True)")
            .in(dir);
    assertThat(ContentReader.read(file).training())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("batch_norm of '__torch__.");
    ScriptArchive.calling("y = torch.dropout(torch.relu(x), 0.5, False)").in(dir);
    assertThat(ContentReader.read(file).training()).isEmpty();
  }

  /// Tracing makes a class of its own of each layer, with a name that nobody knows.
  @Test
  void layersOfTorchScriptAreNamedByTheirPath() throws IOException {
    assertThat(ContentReader.read(traced("first", "second")).training())
        .containsExactly("dropout of 'first'", "dropout of 'second'");
  }

  @Test
  void aClassOfSeveralLayersOfTorchScriptIsNamed() throws IOException {
    assertThat(ContentReader.read(traced("first", "first")).training())
        .containsExactly("dropout of '__torch__.D_first'");
  }

  /// A network of two layers, each of which drops values in training.
  private Path traced(String one, String other) throws IOException {
    String layer =
        "class D_%s(Module):\n  __parameters__ = []\n  def forward(self: __torch__.D_%s,\n"
            + "    x: Tensor) -> Tensor:\n    return torch.dropout(x, 0.5, True)\n";
    String code = layer.formatted(one, one);
    code += one.equals(other) ? "" : layer.formatted(other, other);
    code +=
        "class N(Module):\n"
            + "  __parameters__ = []\n"
            + "  def forward(self: __torch__.N,\n"
            + "    x: Tensor) -> Tensor:\n"
            + "    return x\n";
    String object = "c__torch__\nD_%s\n)\201}b";
    String data =
        "\200\2c__torch__\nN\n)\201}(X\5\0\0\0first"
            + object.formatted(one)
            + "X\6\0\0\0second"
            + object.formatted(other)
            + "ub.";
    return ScriptArchive.harmless()
        .with("net/code/__torch__.py", code)
        .with("net/data.pkl", data)
        .in(dir);
  }
}
