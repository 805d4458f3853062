package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import org.junit.jupiter.api.Test;

class InspectCommandTest {
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
  void aModelCannotBeInspectedYetAndThatIsSaid() {
    HubRun run = HubRun.of("inspect", "model");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("not supported yet");
  }
}
