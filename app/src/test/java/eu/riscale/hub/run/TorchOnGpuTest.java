package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.FakeTorch;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.run.result.WeightsTest.Status;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tests of TorchScript weights that another torch than hub's runs on a GPU.
class TorchOnGpuTest {
  @TempDir Path dir;

  @Test
  void allTestsPassAndTheCpuOfHubAgrees() throws Exception {
    List<WeightsTest> tests = tests(FakeTorch.WORKING, new Device.Cuda(0));
    assertThat(tests).extracting(WeightsTest::status).containsOnly(Status.PASSED);
    assertThat(tests).extracting(test -> test.ranOn().device()).containsOnly("cuda:0");
    WeightsTest devices = tests.getLast();
    assertThat(devices.name()).isEqualTo(TestKind.DEVICES.title());
    assertThat(devices.detail()).contains(" s on cuda:0, ", " s on the CPU by PyTorch ");
    assertThat(devices.outputs())
        .extracting(output -> output.comparison().id())
        .containsExactly("difference", "product");
  }

  @Test
  void aTorchThatComputesOtherwiseDisagreesWithTheCpu() throws Exception {
    FakeTorch torch =
        FakeTorch.WORKING.withForward(
            FakeTorch.TWO_IN_TWO_OUT.replace("right * 0.5", "right * 0.5 + 0.25"));
    List<WeightsTest> tests = tests(torch, new Device.Cuda(0));
    assertThat(tests.getFirst().status()).isEqualTo(Status.FAILED);
    assertThat(tests.getLast().name()).isEqualTo(TestKind.DEVICES.title());
    assertThat(tests.getLast().findings())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .startsWith("cuda:0 and the CPU by PyTorch ")
        .contains(" differ in ")
        .contains(" elements of output 'difference', by up to 0.25 (relative ");
  }

  @Test
  void autoThatTakesTheCpuSaysWhy() throws Exception {
    List<WeightsTest> tests = tests(FakeTorch.WORKING.with(FakeTorch.Gpu.NOT_FOUND), Device.AUTO);
    assertThat(tests).extracting(WeightsTest::name).doesNotContain(TestKind.DEVICES.title());
    assertThat(tests)
        .extracting(test -> test.ranOn().place())
        .containsOnly("cpu (not the GPU: torch 2.11.0+cu130 finds no GPU)");
  }

  @Test
  void autoTestsOnTheCpuWhatTheMemoryOfTheGpuDoesNotSufficeFor() throws Exception {
    FakeTorch torch =
        FakeTorch.WORKING.withForward(
            """
            def forward(left, right):
                raise OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
            """);
    List<WeightsTest> tests = tests(torch, Device.AUTO);
    assertThat(tests).extracting(WeightsTest::status).containsOnly(Status.PASSED);
    assertThat(tests).extracting(test -> test.ranOn().device()).containsOnly("cpu");
    assertThat(tests.getFirst().ranOn().whyNotGpu())
        .startsWith("The memory of cuda:0 did not suffice for the network with left float32 ");
    assertThat(tests).flatExtracting(WeightsTest::findings).isEmpty();
  }

  @Test
  void onlyTheSizeThatDoesNotFitIsNotTried() throws Exception {
    FakeTorch torch =
        FakeTorch.WORKING.withForward(
            """
            def forward(left, right):
                if left.shape[0] > 1:
                    raise OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
                return left - right * 0.5, cat([left * right, left], 1)
            """);
    List<WeightsTest> tests = tests(torch, new Device.Cuda(0));
    assertThat(tests).extracting(WeightsTest::status).containsOnly(Status.PASSED);
    assertThat(tests).extracting(WeightsTest::name).contains(TestKind.DEVICES.title());
    assertThat(tests.get(1).findings())
        .isNotEmpty()
        .allSatisfy(finding -> {
          assertThat(finding.code()).isEqualTo(RunCodes.SIZE_NOT_TRIED);
          assertThat(finding.message())
              .startsWith("left 2×1×")
              .endsWith(" could not be tried: this GPU's memory did not suffice.");
        });
  }

  private List<WeightsTest> tests(FakeTorch torch, Device device) throws Exception {
    Engines engines =
        new Engines(
            new NativeCache(PersonFolder.CACHE.ofThisProcess(), line -> {}),
            FakeTorch.settings(torch.write(dir)),
            NvidiaDriver.PRESENT);
    return new ModelRuns(
            "pass-two-in-two-out-v05", WeightsFormat.TORCHSCRIPT, engines, NvidiaCards.none())
        .on(device, TestKind.values());
  }
}
