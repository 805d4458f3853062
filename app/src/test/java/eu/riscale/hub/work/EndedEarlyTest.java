package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.spec.finding.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A process that dies on a GPU says nothing of the weights alone.
class EndedEarlyTest {
  private static final String AT = " (weights onnx, test: reproduce test outputs)";

  @Test
  void onAGpuTheCpuIsToBeTriedFirst() {
    Finding finding = ended("opening the network", new Device.Cuda(1));
    assertThat(finding.message())
        .isEqualTo(
            "The process that tested the model ended while opening the network%s on cuda:1:"
                + " SIGBUS (0x7).",
            AT);
    assertThat(finding.hint())
        .startsWith("Test it again with --device cpu. If that works, the weights are not at fault");
    assertThat(ended("opening the network", Device.AUTO).message())
        .isEqualTo(
            "The process that tested the model ended while opening the network%s with --device"
                + " auto, which tries cuda:0 first: SIGBUS (0x7).",
            AT);
  }

  @Test
  void onTheCpuTheWeightsAreToBeExportedAgain() {
    Finding finding = ended("running the network on the CPU", new Device.Cuda(0));
    assertThat(finding.message()).doesNotContain("cuda");
    assertThat(finding.hint()).startsWith("A model that works ends no process.");
    assertThat(ended("opening the network", Device.CPU))
        .satisfies(onCpu -> assertThat(onCpu.hint()).isEqualTo(finding.hint()));
  }

  private static Finding ended(String doing, Device device) {
    TestStep step = new TestStep("onnx", "reproduce test outputs", doing);
    return new EndedEarly("rdf.yaml", Optional.empty(), step, device, Policy.AS_SPECIFIED)
        .ended("SIGBUS (0x7)")
        .findings()
        .getFirst();
  }
}
