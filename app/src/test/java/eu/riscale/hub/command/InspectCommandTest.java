package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectCommandTest {
  @TempDir Path dir;

  @Test
  void listsEveryEngineWithItsFormatsAndDevices() {
    HubRun run = HubRun.of("inspect", "--engines");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("ONNX Runtime 1.", "  runs  onnx, keras_hdf5, keras_v3, tensorflow_js\n")
        .contains("runs  torchscript\n")
        .contains("runs  tensorflow_saved_model_bundle\n")
        .contains("runs  pytorch_state_dict\n");
  }

  @Test
  void enginesStandInNoReport() {
    String model = Models.of("pass-conv2d-v05").toString();
    assertThat(HubRun.of("inspect", "--engines", "--report=json", model).status())
        .isEqualTo(ExitStatus.USAGE);
    HubRun alone = HubRun.of("inspect", "--engines", "--report=json=" + dir.resolve("r.json"));
    assertThat(alone.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(alone.err()).contains("--engines is a text on standard output");
  }

  @Test
  void showsTensorsStepsAndWeights() {
    HubRun run = HubRun.of("inspect", Models.of("pass-conv2d-v05").toString());
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("  input image · uint8\n", "  output probability · float32, 0 to 1\n")
        .contains("    y          ≥ 8\n", "    y          image.y · halo 1\n")
        .contains("1. ensure_dtype: cast to float32", "2. zero_mean_unit_variance")
        .contains("    steps      1. sigmoid", "2. ensure_dtype: cast to float32 (the declared")
        .contains("test_image.npy: 1×1×12×16 uint8 · 2 to 255, mean 124.4, std 76.195", "no NaN")
        .contains("weights torchscript · weights.pt", "· sha256 matches")
        .contains("opset      17 by the file, 17 by the description")
        .contains("runs here  ONNX Runtime 1.");
  }

  /// The first input cannot be read, and the second, which has another name than in the network and
  /// lacks an axis, stays the second.
  @Test
  void tensorsKeepTheirPlaceWhereOneBeforeThemIsBroken() throws Exception {
    Path twin = Models.copy("pass-two-in-two-out-v05", dir);
    Models.dropChecksums(twin);
    Models.edit(
        twin,
        "  data: {type: float32}\n  test_tensor: {source: test_left.npy}",
        "  data: {type: float33}\n  test_tensor: {source: test_left.npy}");
    Models.edit(twin, "- id: right\n  axes:\n  - {type: batch}\n", "- id: second\n  axes:\n");

    HubRun run = HubRun.of("inspect", twin.toString());
    assertThat(run.out())
        .contains("  input second · float32\n", "    test       test_right.npy: 1×1×8×10 float32")
        .contains(
            "] The onnx network's 'right' has 4 axes"
                + " (batch×1×y×x), 'second' is described with 3.",
            "· inputs[1].axes\n")
        .doesNotContain("test_left.npy", "the description names");
  }

  static List<String> models() throws IOException {
    List<String> names = new ArrayList<>();
    weights().propertyNames().forEach(names::add);
    return names;
  }

  /// What torch and onnx find in the same files was recorded by `describe_weights.py`.
  @ParameterizedTest
  @MethodSource("models")
  void findsWhatTorchAndOnnxFind(String model) throws IOException {
    JsonNode shown = json("inspect", "--report=json", Models.of(model).toString());
    assertThat(shown.path("weights")).isNotEmpty();
    for (JsonNode entry : shown.path("weights")) {
      JsonNode expected = weights().path(model).path(entry.path("format").asString());
      JsonNode content = entry.path("content");
      assertThat(content.path("parameters").asLong())
          .isEqualTo(expected.path("parameters").asLong(-1));
      assertThat(content.path("buffers").asLong(0)).isEqualTo(expected.path("buffers").asLong(0));
      if (expected.has("operators")) {
        assertThat(content.path("operators")).isEqualTo(expected.path("operators"));
        assertThat(content.path("opsets").path("ai.onnx")).isEqualTo(expected.path("opset"));
        assertThat(content.path("producer")).isEqualTo(expected.path("producer"));
        assertThat(ports(content.path("inputs"))).isEqualTo(texts(expected.path("inputs")));
        assertThat(ports(content.path("outputs"))).isEqualTo(texts(expected.path("outputs")));
      }
    }
  }

  private static List<String> ports(JsonNode ports) {
    List<String> texts = new ArrayList<>();
    for (JsonNode port : ports) {
      texts.add("[%s,%s,%s]".formatted(port.path("name"), port.path("dtype"), port.path("shape")));
    }
    return texts;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.toString()));
    return texts;
  }

  @Test
  void aBrokenModelIsShownAsFarAsItCanBe() throws IOException {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.edit(twin, "license: MIT\n", "licence: MIT\n");
    Models.edit(twin, "    range: [0.0, 1.0]\n", "    range: [1.0, 0.0]\n");
    Files.delete(twin.resolve("weights.pt"));
    HubRun run = HubRun.of("inspect", twin.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("  input image · uint8\n", "test_image.npy: 1×1×12×16 uint8")
        .doesNotContain("  output probability")
        .contains("inside     unknown: there is no such file")
        .contains("sha256 matches", "opset      17 by the file")
        .contains("[data-range-reversed]", "invalid  ");
  }

  @Test
  void whatIsNoDescriptionIsStillJudged() throws IOException {
    Path file = Files.writeString(dir.resolve("rdf.yaml"), "- a\n- b\n");
    HubRun run = HubRun.of("inspect", file.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out()).contains("error[", "invalid");
  }

  @Test
  void showsOneArray() throws IOException {
    Path file = dir.resolve("a.npy");
    float[] values = {0, 1, 2, 3, Float.NaN, Float.POSITIVE_INFINITY};
    Npy.write(Tensor.of(values, List.of("y", "x"), 2, 3), file);
    HubRun run = HubRun.of("inspect", "--tensor", file.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("shape      2×3\n", "type       float32\n", "range      0 to 3\n")
        .contains("mean       1.5\n", "std        1.118\n", "NaN        1\n", "infinite   1\n")
        .contains("first      0, 1, 2, 3, NaN, ∞\n", "histogram  █");
    JsonNode tensor = json("inspect", "--report=json", "--tensor", file.toString()).path("tensor");
    assertThat(tensor.path("histogram")).hasSize(32);
    assertThat(tensor.path("nan").asInt()).isEqualTo(1);
    assertThat(tensor.path("max").asDouble()).isEqualTo(3);
  }

  @Test
  void anArrayThatCannotBeReadSaysWhy() {
    HubRun run = HubRun.of("inspect", "--tensor", "no-such.npy", "--tensor", "pom.xml");
    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.out())
        .contains("no-such.npy: it cannot be read: there is no such file.")
        .contains("pom.xml: The file does not start as .npy files do.");
  }

  @Test
  void withoutAnythingToShowIsWrongUsage() {
    HubRun run = HubRun.of("inspect");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("SOURCE");
  }

  private static JsonNode json(String... args) {
    return JsonMapper.shared().readTree(HubRun.of(args).out()).path("results").path(0);
  }

  private static JsonNode weights() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(Models.of("weights.json")));
  }
}
