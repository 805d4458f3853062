package eu.riscale.hub.weights.reader;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.WeightsContent.Layer;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What TensorFlow and Keras themselves find in the models stands in `described.json`
/// (`describe_models.py`).
class DescribedModelsTest {
  private static final Path TESTS = Path.of("src", "test");

  @TempDir Path dir;

  static List<String> networks() throws IOException {
    return described().propertyNames().stream().filter(each -> each.startsWith("keras/")).toList();
  }

  static List<String> savedModels() throws IOException {
    return described().propertyNames().stream()
        .filter(each -> each.endsWith(".zip"))
        .filter(each -> each.startsWith("savedmodel/"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void findsTheLayersThatKerasFinds(String name) throws IOException {
    JsonNode expected = described().path(name);
    WeightsContent.Keras found = (WeightsContent.Keras) ContentReader.read(unpacked(name));
    assertThat(found.obstacle()).isEmpty();
    assertThat(found.parameters().trained()).isEqualTo(expected.path("parameters").asLong(-1));
    List<String> layers = new ArrayList<>();
    for (Layer layer : found.layers()) {
      layers.add("[\"%s\",\"%s\",%d]".formatted(layer.name(), layer.type(), layer.parameters()));
    }
    assertThat(layers).containsExactlyInAnyOrderElementsOf(texts(expected.path("layers")));
    assertThat(found.inputs().stream().map(DescribedModelsTest::shape))
        .isEqualTo(texts(expected.path("inputs")));
  }

  @ParameterizedTest
  @MethodSource("savedModels")
  void findsTheVariablesAndSignaturesThatTensorFlowFinds(String name) throws IOException {
    JsonNode expected = described().path(name);
    WeightsContent.SavedModel found =
        (WeightsContent.SavedModel) ContentReader.read(TESTS.resolve("resources").resolve(name));
    assertThat(found.obstacle()).isEmpty();
    assertThat(found.lacks()).isEmpty();
    assertThat(found.parameters().trained()).isEqualTo(expected.path("parameters").asLong(-1));
    assertThat(found.parameters().tensors())
        .extracting(tensor -> tensor.shape().toString().replace(" ", ""))
        .containsExactlyInAnyOrderElementsOf(texts(expected.path("shapes")));
    JsonNode signatures = expected.path("signatures");
    assertThat(found.signatures())
        .extracting(Signature::key)
        .containsExactlyElementsOf(signatures.propertyNames());
    for (Signature signature : found.signatures()) {
      JsonNode ports = signatures.path(signature.key());
      assertThat(ports(signature.inputs())).isEqualTo(texts(ports.path("inputs")));
      assertThat(ports(signature.outputs())).isEqualTo(texts(ports.path("outputs")));
    }
  }

  private static List<String> ports(List<Port> ports) {
    return ports.stream()
        .map(port -> "[\"%s\",\"%s\",%s]".formatted(port.name(), port.dtype(), shape(port)))
        .toList();
  }

  /// As in JSON, with `null` for an open length.
  private static String shape(Port port) {
    List<String> sizes = new ArrayList<>();
    for (Dimension size : port.shape().orElseThrow()) {
      sizes.add(size.isOpen() ? "null" : size.text());
    }
    return "[" + String.join(",", sizes) + "]";
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::toString).toList();
  }

  private Path unpacked(String name) throws IOException {
    Path file = TESTS.resolve("resources").resolve(name);
    if (!name.endsWith(".gz")) {
      return file;
    }
    Path unpacked = dir.resolve("model.h5");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Files.copy(in, unpacked);
    }
    return unpacked;
  }

  private static JsonNode described() throws IOException {
    Path file = TESTS.resolve("keras").resolve("described.json");
    return JsonMapper.shared().readTree(Files.readString(file));
  }
}
