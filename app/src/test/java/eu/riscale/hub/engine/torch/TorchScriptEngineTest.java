package eu.riscale.hub.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.weights.torch.ScriptArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptEngineTest extends EngineTest {

  @Override
  protected Weights at(Path file) {
    return new Weights.TorchScript(file);
  }

  @Override
  protected Path file(Path folder) {
    return folder.resolve("weights.pt");
  }

  @Override
  protected Weights giving(DType type, Path folder) throws IOException {
    return at(
        ScriptArchive.written(
                """
                  def forward(self: __torch__.N,
                    x: Tensor) -> Tuple[Tensor, Tensor]:
                    return (x, torch.to(x, 7))
                """)
            .in(folder));
  }

  @Override
  protected String engineName() {
    return "PyTorch";
  }

  @Test
  void inputsHaveNoNames() throws Exception {
    try (Session session = open(weights(MODELS.resolve("pass-fixed-shape-v05")), Device.CPU)) {
      assertThat(session.inputNames()).isEmpty();
    }
  }

  /// A state dict is the same kind of zip, without the code.
  @Test
  void saysThatItIsAStateDict(@TempDir Path temp) throws IOException {
    Path file = temp.resolve("weights.pt");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"archive/data.pkl", "archive/version"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write('3');
      }
    }
    assertThatThrownBy(() -> open(at(file), Device.CPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "The torchscript file weights.pt holds a state dict, which is weights without"
                          + " the network.");
              assertThat(e.hint()).contains("pytorch_state_dict");
            });
  }
}
