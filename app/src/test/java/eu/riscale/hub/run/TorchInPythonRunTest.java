package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Models;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.FakeTorch;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.run.result.WeightsTest.Status;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.tensor.picture.Pictures;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another torch gives on a GPU is compared with the test outputs as all else, shown with a
/// torch that is none.
class TorchInPythonRunTest {
  @TempDir Path dir;

  @Test
  void theRightOutputsPass() throws Exception {
    WeightsTest test = test(FakeTorch.WORKING);
    assertThat(test.status()).isEqualTo(Status.PASSED);
    assertThat(test.ranOn().engine()).startsWith("PyTorch 2.11.0 in Python 3.");
    assertThat(test.ranOn().device()).isEqualTo("cuda:0");
    assertThat(test.findings()).isEmpty();
  }

  @Test
  void wrongOutputsFail() throws Exception {
    WeightsTest test =
        test(
            FakeTorch.WORKING.withForward(
                """
                def forward(left, right):
                    return left - right * 0.4, cat([left * right, left], 1)
                """));
    assertThat(test.status()).isEqualTo(Status.FAILED);
    assertThat(test.findings()).extracting(Finding::code).containsExactly(RunCodes.OUTPUT_MISMATCH);
  }

  private WeightsTest test(FakeTorch torch) throws Exception {
    Engines engines =
        new Engines(
            new NativeCache(PersonFolder.CACHE.ofThisProcess(), line -> {}),
            FakeTorch.settings(torch.write(dir)),
            NvidiaDriver.PRESENT);
    TestOptions options =
        new TestOptions(
            List.of(WeightsFormat.TORCHSCRIPT),
            new Device.Cuda(0),
            FakeTorch.settings(dir.resolve("python3")),
            List.of(TestKind.REPRODUCE),
            TestOptions.AfterFailure.GO_ON,
            Optional.empty(),
            Pictures.LEFT_OUT,
            Set.of(),
            TestOptions.NO_LIMIT);
    String model = Models.of("pass-two-in-two-out-v05").toString();
    try (RdfSource source = RdfSource.open(model, InputStream.nullInputStream())) {
      ModelView view =
          SpecValidator.validate(source.readRdf())
              .description()
              .flatMap(ModelView::of)
              .orElseThrow();
      return new ModelRun(options, TestWatch.NONE, engines, NvidiaCards.none())
          .of(view, source, known -> {})
          .getFirst();
    }
  }
}
