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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `hub test` by the path that `main` takes, with the real engines.
class TestCommandTest {
  @TempDir Path dir;

  static List<String> goodModels() throws IOException {
    return Models.named("pass-");
  }

  @ParameterizedTest
  @MethodSource("goodModels")
  void goodModelsPassWithBothFormats(String name) {
    HubRun run = test(Models.of(name));

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("✓ passed  onnx · reproduce test outputs · ONNX Runtime")
        .contains("✓ passed  torchscript · reproduce test outputs · PyTorch")
        .contains("✓ passed  onnx · give the same twice · bit for bit")
        .contains("✓ passed  onnx, torchscript · agree with each other")
        .containsPattern("passed      tests: [57] passed · ");
  }

  @Test
  void nanInTheOutputFails() {
    HubRun run = testApart(Models.of("fail-nan-output-v05"));
    assertFailed(run, "output-not-finite");
    assertThat(run.out()).contains("the network gives NaN where");
  }

  @Test
  void nanInTheExpectedTensorFails() throws Exception {
    Path twin = Models.copy("pass-fixed-shape-v04", dir);
    changeOne(twin.resolve("test_result.npy"), Float.NaN);
    HubRun run = test(twin);
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("error[test-output-not-finite] The test tensor of 'result' has 1 NaN")
        .contains("invalid ");
  }

  @Test
  void aWrongOutputIsCountedMeasuredAndLocated() throws Exception {
    Path twin = Models.copy("pass-fixed-shape-v04", dir);
    float was = changeOne(twin.resolve("test_result.npy"), 1000);
    HubRun run = test(twin);
    assertFailed(run, "output-mismatch");
    assertThat(run.out())
        .contains("1 of ")
        .contains("where 1000 is expected")
        .contains("largest difference");
    assertThat(1000 - was).isGreaterThan(900);
  }

  @Test
  void anotherShapeFailsWithBothShapes() {
    HubRun run = test(Models.of("fail-wrong-shape-output-v05"));
    assertFailed(run, "output-shape-mismatch");
  }

  @Test
  void aMissingOutputFailsAndAFurtherOneIsAnAlert() {
    assertFailed(test(Models.of("fail-missing-output-v05")), "output-count");
    assertThat(test(Models.of("pass-extra-output-v05")).out()).contains("alert[output-extra]");
  }

  @Test
  void aWrongChecksumIsInvalidAndShowsBoth() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    byte[] weights = Files.readAllBytes(twin.resolve("weights.onnx"));
    weights[weights.length / 2] ^= 1;
    Files.write(twin.resolve("weights.onnx"), weights);
    HubRun run = test(twin);
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out()).contains("error[").containsPattern("[0-9a-f]{64}[\\s\\S]*[0-9a-f]{64}");
  }

  @Test
  void aMissingFileIsInvalid() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Files.delete(twin.resolve("weights.pt"));
    HubRun run = test(twin);
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out()).contains("weights.pt").contains("invalid");
  }

  @Test
  void truncatedWeightsFailInOneSentence() throws Exception {
    for (String file : List.of("weights.onnx", "weights.pt")) {
      Path twin = Models.copy("pass-conv2d-v04", dir.resolve(file));
      Models.dropChecksums(twin);
      byte[] whole = Files.readAllBytes(twin.resolve(file));
      Files.write(twin.resolve(file), Arrays.copyOf(whole, whole.length * 2 / 3));
      HubRun run = testApart(twin);
      assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.FINDINGS);
      assertThat(run.out()).contains("error[").doesNotContain("Exception").doesNotContain("\tat ");
    }
  }

  @Test
  void oneBrokenSourceDoesNotStopTheOthers() {
    HubRun run =
        HubRun.of(
            "test",
            "--device=cpu",
            "--weights=onnx",
            Models.of("pass-conv2d-v05").toString(),
            dir.resolve("nowhere").toString(),
            Models.of("fail-nan-output-v05").toString(),
            Models.of("pass-volume-v04").toString());

    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.out()).contains("4 sources: 2 passed, 1 failed, 1 unreadable");
  }

  @Test
  void aZipIsTestedLikeItsFolder() throws Exception {
    Path zip = Models.zip(Models.of("pass-conv2d-v05"), dir.resolve("model.zip"), "model/");
    HubRun run = testApart(zip);
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("tests: 7 passed");
  }

  @Test
  void aDeviceThatCannotBeHadIsOneLineAndStatus4() {
    org.junit.jupiter.api.Assumptions.assumeFalse(
        Files.exists(Path.of("/dev/nvidia0")), "this machine has an NVIDIA GPU");
    HubRun run = HubRun.of("test", "--device", "cuda", Models.of("pass-conv2d-v05").toString());
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("hub: cuda:0 is not available");
  }

  @Test
  void aFormatThatTheModelLacksIsStatus4() {
    HubRun run =
        HubRun.of("test", "--weights", "keras_v3", Models.of("pass-conv2d-v05").toString());
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
    assertThat(run.out())
        .contains("The model has no keras_v3 weights.")
        .doesNotContain("passed      ");
  }

  @Test
  void wrongUsageIsStatus2() {
    assertThat(HubRun.of("test", "--weights", "caffe", "x").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(HubRun.of("test", "--device", "tpu", "x").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(HubRun.of("test").status()).isEqualTo(ExitStatus.USAGE);
    HubRun noTime = HubRun.of("test", "--time-limit", "0", "x", "y");
    assertThat(noTime.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(noTime.err()).contains("--time-limit: give it at least 1 second.");
  }

  private static HubRun test(Path model) {
    return HubRun.here("test", "--device", "cpu", model.toString());
  }

  /// In a process of its own, as the program does.
  private static HubRun testApart(Path model) {
    return HubRun.of("test", "--device", "cpu", model.toString());
  }

  /// Exit status 1, and the outputs of neither weights format were reproduced.
  private static void assertFailed(HubRun run, String code) {
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("error[" + code + "]")
        .contains("✗ failed  onnx · reproduce", "✗ failed  torchscript · reproduce");
  }

  /// Puts `value` into the middle of a test tensor, and returns what was there.
  private static float changeOne(Path npy, float value) throws Exception {
    Tensor tensor = Npy.read(npy);
    float[] floats = tensor.floats();
    float was = floats[floats.length / 2];
    floats[floats.length / 2] = value;
    Npy.write(tensor, npy);
    return was;
  }

  /// The settings may leave out what was found, and never that a test has failed.
  @Test
  void aTestWhoseFindingsAreLeftOutHasFailedInEveryReport() throws IOException {
    List<String> formats =
        List.of("text", "json", "html", "concise", "junit", "sarif", "github", "markdown");
    List<String> line = new ArrayList<>(List.of("test", "--weights=onnx", "--quiet"));
    line.add("--severity=output-not-finite=off");
    formats.forEach(each -> line.add("--report=" + each + "=" + dir.resolve(each)));
    line.add("--report=bioimageio=" + dir.resolve("bioimageio"));
    line.add(Models.of("fail-nan-output-v05").toString());

    assertThat(HubRun.of(line.toArray(String[]::new)).status()).isEqualTo(1);

    for (String each : Stream.concat(formats.stream(), Stream.of("bioimageio")).toList()) {
      assertThat(Files.readString(dir.resolve(each)))
          .as(each)
          .contains("What was found is left out by the settings: output-not-finite.");
    }
  }
}
