package eu.riscale.hub.weights.onnx;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static eu.riscale.hub.weights.onnx.OnnxBytes.value;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as a network's numbers, wherever in an ONNX file they are.
final class ConstantNumbersTest {
  private static final int FLOAT = 1;
  private static final int INT8 = 3;
  private static final int INT64 = 7;
  private static final int HALF = 10;

  @TempDir private Path folder;

  @Test
  void countsArraysOfConstantNodes() throws IOException {
    assertThat(
            numbers(
                constant("kernel", FLOAT, 8, 1, 3, 3),
                constant("bias", HALF, 8),
                constant("quantized", INT8, 2, 2)))
        .containsExactly(
            StoredTensor.of("kernel", "float32", List.of(8L, 1L, 3L, 3L)),
            StoredTensor.of("bias", "float16", List.of(8L)),
            StoredTensor.of("quantized", "int8", List.of(2L, 2L)));
  }

  @Test
  void leavesOutSettingsOfOperators() throws IOException {
    byte[] resize =
        field(1, text(1, "x"), text(1, ""), text(1, "scales"), text(2, "y"), text(4, "Resize"));
    assertThat(
            numbers(
                constant("shape", INT64, 4),
                constant("half", FLOAT),
                constant("scales", FLOAT, 4),
                resize))
        .isEmpty();
  }

  @Test
  void countsConstantsBesideInitializers() throws IOException {
    byte[] initializer = field(5, text(8, "kernel"), dims(4, 4), integer(2, FLOAT));
    assertThat(numbers(initializer, constant("bias", FLOAT, 4)))
        .containsExactly(
            StoredTensor.of("kernel", "float32", List.of(4L, 4L)),
            StoredTensor.of("bias", "float32", List.of(4L)));
  }

  @Test
  void countsWhatSparseInitializersHold() throws IOException {
    byte[] values = field(1, text(8, "kernel"), dims(5), integer(2, FLOAT));
    byte[] indices = field(2, dims(5), integer(2, INT64));
    byte[] whole = join(integer(3, 100), integer(3, 100));
    assertThat(numbers(field(15, values, indices, whole)))
        .containsExactly(StoredTensor.of("kernel", "float32", List.of(5L)));
  }

  private List<StoredTensor> numbers(byte[]... graph) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), model(graph));
    WeightsContent content = OnnxFile.read(file).orElseThrow();
    return content.parameters().tensors();
  }

  private static byte[] constant(String name, int type, int... shape) {
    return node("", "Constant", "", name, value(join(dims(shape), integer(2, type))));
  }

  private static byte[] dims(int... shape) {
    byte[] dims = {};
    for (int size : shape) {
      dims = join(dims, integer(1, size));
    }
    return dims;
  }
}
