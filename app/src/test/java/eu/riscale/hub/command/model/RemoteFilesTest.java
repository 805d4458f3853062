package eu.riscale.hub.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file on the web is not there, and not missing either: what needs it is skipped, and said so at
/// its place.
class RemoteFilesTest {
  private static final String WEB = "https://example.org/files/";

  @TempDir Path dir;

  @Test
  void weightsOnTheWebAreSkipped() throws IOException {
    Path model =
        model("pass-conv2d-v05", "source: weights.onnx", "source: " + WEB + "weights.onnx");

    HubRun run = HubRun.of("test", "--device=cpu", "--tests=reproduce", model.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("passed  torchscript")
        .contains("skipped onnx")
        .contains(
            "alert[weights-not-run] '"
                + WEB
                + "weights.onnx' is on the web, and hub opens no network connection.")
        .contains("· weights.onnx.source")
        .contains("Download it beside the description, and write 'weights.onnx' in place of");
  }

  @Test
  void weightsThatWereAskedForByNameAreStatusFour() throws IOException {
    Path model =
        model("pass-conv2d-v05", "source: weights.onnx", "source: " + WEB + "weights.onnx");

    HubRun run = HubRun.of("test", "--device=cpu", "--weights=onnx", model.toString());

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out()).contains("error[engine-missing] '" + WEB + "weights.onnx' is on the web");
  }

  @Test
  void testTensorsOnTheWebAreNamedForEachWeightsEntry() throws IOException {
    Path model =
        model("pass-conv2d-v05", "source: test_image.npy", "source: " + WEB + "test_image.npy");

    HubRun run = HubRun.of("test", "--device=cpu", model.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("skipped torchscript")
        .contains("skipped onnx")
        .contains("'" + WEB + "test_image.npy' is on the web")
        .contains("· inputs[0].test_tensor.source")
        .doesNotContain("no such file");
  }

  @Test
  void anArchitectureOnTheWebIsNamedAtItsPlace() throws IOException {
    Path model =
        model("state-dict-file-v04", "network.py:Convolution", WEB + "network.py:Convolution");

    HubRun run =
        HubRun.of(
            "test",
            "--device=cpu",
            "--weights=pytorch_state_dict",
            "--trust-code",
            model.toString());

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out())
        .contains("'" + WEB + "network.py' is on the web")
        .contains("· weights.pytorch_state_dict.architecture");
  }

  @Test
  void aPackageSaysWhatItWouldNeed() throws IOException {
    Path model =
        model("pass-conv2d-v05", "source: weights.onnx", "source: " + WEB + "weights.onnx");
    Files.delete(model.resolve("weights.onnx"));
    Models.edit(model, "inputs:\n", "covers: [{source: " + WEB + "cover.png}]\ninputs:\n");

    HubRun run = HubRun.of("package", "-o", dir.resolve("p.zip").toString(), model.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "'" + WEB + "weights.onnx' is on the web, and a package needs the onnx weights in it.")
        .contains("Download it beside the description as 'weights.onnx'; its address can stay.")
        .contains("'" + WEB + "cover.png' is on the web, and a package needs a cover in it.")
        .contains("Or let hub draw one with --make-cover.");
    assertThat(HubRun.of("inspect", model.toString()).out())
        .contains("The inside of the onnx weights cannot be shown: it is on the web")
        .contains("help: Download it beside the description, and write 'weights.onnx' in place of");
  }

  private Path model(String name, String from, String to) throws IOException {
    Path model = Models.copy(name, dir);
    Models.dropChecksums(model);
    Models.edit(model, from, to);
    return model;
  }
}
