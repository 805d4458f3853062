package eu.riscale.hub.command.option;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.command.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which tests `hub test` runs, and what each of them tells.
class ChosenTestsTest {
  @TempDir Path dir;

  @Test
  void onlyTheTestsThatWereAskedForRun() {
    HubRun run = onnx(Models.of("pass-conv2d-v05"), "--tests=determinism,sizes");
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("tests: 2 passed")
        .contains("✓ passed  onnx · run at other sizes · 6 sizes, 1×1×8×8 to 2×1×10×10 · ")
        .contains("✓ passed  onnx · give the same twice · bit for bit")
        .doesNotContain("reproduce");
  }

  @Test
  void sizesAloneTryTheSizeOfTheTestInputToo() {
    HubRun run = onnx(Models.of("pass-fixed-shape-v05"), "--tests=sizes");
    assertThat(run.out()).contains("✓ passed  onnx · run at other sizes · 1×1×12×16 · ");
    assertThat(onnx(Models.of("pass-fixed-shape-v05")).out()).doesNotContain("other sizes");
  }

  @Test
  void anUnknownTestIsWrongUsage() {
    HubRun run = onnx(Models.of("pass-conv2d-v05"), "--tests=sizes,speed");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .contains(
            "--tests speed: use one or more of reproduce, sizes, optional, determinism, devices,"
                + " tiling, agreement.");
  }

  @Test
  void aSizeThatIsDescribedButDoesNotRunFails() {
    HubRun run = onnx(Models.of("fail-size-fixed-inside-v05"));
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("✓ passed  onnx · reproduce test outputs")
        .contains("✗ failed  onnx · run at other sizes")
        .contains("error[size-refused] The network does not run with image 1×1×8×8, which the")
        .contains("(6 of 6 sizes fail)");
  }

  @Test
  void aSizeThatDoesNotFollowAsDescribedFails() throws Exception {
    Path twin = Models.copy("pass-volume-v04", dir);
    // 12 - 6 is 12 / 2, as in the test output, but 8 - 6 is not 8 / 2.
    Models.edit(twin, "scale: [1, 2, 1, 0.5, 0.5]", "scale: [1, 2, 1, 1, 0.5]");
    Models.edit(twin, "offset: [0, 0, 0, 0, 0]", "offset: [0, 0, 0, -3, 0]");
    Models.edit(twin, "halo: [0, 0, 1, 1, 1]", "halo: [0, 0, 0, 0, 0]");
    HubRun run = onnx(twin);
    assertThat(run.out())
        .contains("With volume 1×1×3×8×8, output 'features' has the shape 1×2×3×4×4.")
        .contains("expected: 1×2×3×2×4, which follows from the description (2 of 3 sizes fail)");
  }

  @Test
  void aSizeBeyondTheMemoryIsNotTried() throws Exception {
    Path twin = Models.copy("pass-conv2d-v04", dir);
    Models.edit(twin, "min: [1, 1, 8, 8]", "min: [1, 1, 12, 16]");
    Models.edit(twin, "step: [0, 0, 1, 1]", "step: [0, 0, 13000, 13000]");
    HubRun run = onnx(twin, "--tests=sizes");
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("alert[size-not-tried] image 1×1×13012×13016 was not tried: it would take about")
        .contains("alert[size-not-tried] image 1×1×26012×26016 was not tried: ")
        .contains("✓ passed  onnx · run at other sizes · 1×1×12×16 · ");
  }

  @Test
  void nanAtAnotherSizeFails() {
    HubRun run = onnx(Models.of("fail-nan-output-v05"), "--tests=sizes");
    assertThat(run.out())
        .contains("error[output-not-finite] With image 1×1×8×8, ")
        .contains("values of output 'result' are NaN or infinite.");
  }

  @Test
  void aNetworkThatAddsNoiseIsNotDeterministic() {
    HubRun run = onnx(Models.of("fail-nondeterministic-v05"), "--tests=determinism");
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("error[output-not-deterministic] Run twice on the same input")
        .contains("test: 1 failed");
  }

  @Test
  void formatsWithOtherWeightsDisagree() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.dropChecksums(twin);
    Files.copy(
        Models.of("pass-external-data-v05").resolve("weights.pt"),
        twin.resolve("weights.pt"),
        StandardCopyOption.REPLACE_EXISTING);
    HubRun run = HubRun.here("test", "--device=cpu", "--tests=agreement", twin.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("✗ failed  onnx, torchscript · agree with each other")
        .contains("error[formats-disagree] onnx and torchscript differ in ")
        .contains("test: 1 failed");
  }

  @Test
  void theTestOfDevicesAsksForAGpu() {
    HubRun run = onnx(Models.of("pass-conv2d-v05"), "--tests=devices");
    assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.ENGINE);
    assertThat(run.out())
        .contains("- skipped onnx · give the same on the CPU and the GPU · ONNX Runtime ")
        .contains("error[device-missing] The network ran on the CPU, so that there is no GPU to")
        .doesNotContain("nothing-ran");
  }

  @Test
  void afterAFailureNothingElseRunsWhereThatIsAskedFor() {
    String model = Models.of("fail-nondeterministic-v05").toString();
    HubRun run = HubRun.here("test", "--device=cpu", "--stop-early", model);
    assertThat(run.out()).contains("✗ failed  onnx · reproduce").contains("test: 1 failed");
  }

  private static HubRun onnx(Path model, String... options) {
    String[] args = new String[options.length + 4];
    System.arraycopy(options, 0, args, 3, options.length);
    args[0] = "test";
    args[1] = "--device=cpu";
    args[2] = "--weights=onnx";
    args[args.length - 1] = model.toString();
    return HubRun.here(args);
  }
}
