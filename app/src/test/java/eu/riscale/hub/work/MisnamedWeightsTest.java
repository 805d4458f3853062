package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A weights file of another format is named with the entry that it belongs under.
class MisnamedWeightsTest {
  private static final Path TORCH = Path.of("src", "test", "resources", "torch");

  @TempDir Path dir;
  private Path model = Path.of("");

  @BeforeEach
  void copy() throws Exception {
    model = Models.copy("pass-fixed-shape-v05", dir);
    Models.dropChecksums(model);
  }

  private String with(Path content, String file) throws Exception {
    Files.copy(content, model.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    return HubRun.of("validate", model.toString()).out();
  }

  @Test
  void anOnnxModelUnderTorchscript() throws Exception {
    assertThat(with(model.resolve("weights.onnx"), "weights.pt"))
        .contains("[weights-not-torchscript]", "It is an ONNX model.")
        .contains("= help: List it under weights.onnx.");
  }

  @Test
  void torchscriptUnderOnnx() throws Exception {
    assertThat(with(model.resolve("weights.pt"), "weights.onnx"))
        .contains("[weights-not-onnx]", "It holds TorchScript.")
        .contains("= help: List it under weights.torchscript.");
  }

  @Test
  void stateDictsAndWholeNetworks() throws Exception {
    assertThat(with(TORCH.resolve("plain.pth"), "weights.pt"))
        .contains("It holds a state dict.", "List it under weights.pytorch_state_dict");
    assertThat(with(TORCH.resolve("whole.pth"), "weights.pt"))
        .contains("It holds a whole network (", "pickled by torch.save(model).")
        .contains("torch.save(model.state_dict(), …)");
  }

  @Test
  void thoseOfTheFormatBeforePyTorch16() throws Exception {
    assertThat(with(TORCH.resolve("legacy.pth"), "weights.pt"))
        .contains("is a pickle of Python objects, not the zip archive that TorchScript is.")
        .contains("It holds a state dict.", "List it under weights.pytorch_state_dict");
    assertThat(with(TORCH.resolve("whole-legacy.pth"), "weights.onnx"))
        .contains("It holds a whole network (", "pickled by torch.save(model).");
  }

  @Test
  void aPickleOfSomethingElse() throws Exception {
    assertThat(with(TORCH.resolve("protocol-2.pkl"), "weights.pt"))
        .contains("is a pickle of Python objects, not the zip archive that TorchScript is.")
        .doesNotContain("It holds");
  }

  @Test
  void aProgramOfTorchExport() throws Exception {
    Path exported = dir.resolve("net.pt2");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(exported))) {
      zip.putNextEntry(new ZipEntry("serialized_exported_program.json"));
      zip.write('{');
    }
    assertThat(with(exported, "weights.pt"))
        .contains("It is a program of torch.export (.pt2).")
        .contains("The specification has no such weights");
  }
}
