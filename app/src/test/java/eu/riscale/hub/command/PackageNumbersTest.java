package eu.riscale.hub.command;

import static eu.riscale.hub.weights.onnx.OnnxBytes.branch;
import static eu.riscale.hub.weights.onnx.OnnxBytes.external;
import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.port;
import static eu.riscale.hub.weights.onnx.OnnxBytes.value;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that an ONNX network keeps numbers in and that its description does not name: they are
/// found by every command, wherever in the network they are named.
class PackageNumbersTest {
  @TempDir Path dir;

  @Test
  void arePackedAndNamed() throws Exception {
    Path model = unnamed();

    HubRun packed = HubRun.of("package", model.toString(), "-o", dir + "/a.zip");

    assertThat(packed.status()).as(packed.out()).isEqualTo(0);
    assertThat(packed.out()).contains("weights.onnx.external_data: weights.onnx.data");
    assertThat(HubRun.of("package", dir + "/a.zip", "-o", dir + "/a/").status()).isEqualTo(0);
    assertThat(PackableModels.names(dir.resolve("a"))).contains("weights.onnx.data");
    assertThat(Files.readString(dir.resolve("a/rdf.yaml")))
        .contains("external_data: {source: weights.onnx.data, sha256: 9de01871");
  }

  /// `external_data` takes names that end with `.data` alone; the network finds the file without
  /// it.
  @Test
  void arePackedWhateverTheirNameEndsWith() throws Exception {
    Path model = unnamed();
    Path network = model.resolve("weights.onnx");
    String bytes = Files.readString(network, StandardCharsets.ISO_8859_1);
    Files.writeString(
        network,
        bytes.replace("weights.onnx.data", "weights_onnx1.bin"),
        StandardCharsets.ISO_8859_1);
    Files.move(model.resolve("weights.onnx.data"), model.resolve("weights_onnx1.bin"));

    HubRun packed = HubRun.of("package", model.toString(), "-o", dir + "/a.zip");
    assertThat(packed.status()).as(packed.out()).isEqualTo(0);
    assertThat(packed.out())
        .contains("alert[weights-onnx-data-unnamed] 'weights.onnx' keeps numbers in")
        .contains("weights_onnx1.bin  ")
        .doesNotContain("weights.onnx.external_data");
    HubRun tested = HubRun.here("test", "--weights", "onnx", dir + "/a.zip");
    assertThat(tested.status()).as(tested.out()).isEqualTo(0);
    assertThat(tested.out()).contains("passed  onnx · reproduce test outputs");
  }

  @Test
  void areFoundInABranchOfTheNetwork() throws Exception {
    Path model = unnamed();
    Files.write(model.resolve("weights.onnx"), secondGraph(), StandardOpenOption.APPEND);
    assertThat(HubRun.of("validate", model.toString()).out())
        .contains("error[weights-onnx-data-missing] 'weights.onnx' keeps numbers in 'more.bin'");

    Files.write(model.resolve("more.bin"), new byte[16]);
    HubRun packed = HubRun.of("package", model.toString(), "-o", dir + "/a.zip");
    assertThat(packed.status()).as(packed.out()).isEqualTo(0);
    assertThat(packed.out()).contains("more.bin  ", "weights.onnx.data  ");
    HubRun tested = HubRun.here("test", "--weights", "onnx", dir + "/a.zip");
    assertThat(tested.status()).as(tested.out()).isEqualTo(0);
    assertThat(tested.out()).contains("passed  onnx · reproduce test outputs");
  }

  /// A graph that ONNX Runtime adds to the one before it: `If` a constant, then numbers from a
  /// file.
  private static byte[] secondGraph() {
    byte[] condition = join(integer(2, 9), integer(5, 1));
    byte[] chosen =
        join(
            field(5, external("more", "more.bin", "0")),
            node("", "Identity", "more", "chosen"),
            port(12, "chosen"));
    return field(
        7,
        node("", "Constant", "", "which", value(condition)),
        node(
            "",
            "If",
            "which",
            "never",
            branch("then_branch", chosen),
            branch("else_branch", chosen)));
  }

  private Path unnamed() throws IOException {
    Path model = PackableModels.covered("pass-external-data-v05", dir);
    Models.dropChecksums(model);
    Models.edit(model, "    external_data: {source: weights.onnx.data}\n", "");
    return model;
  }
}
