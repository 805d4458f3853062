package eu.riscale.hub.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.FakeTensorFlow;
import eu.riscale.hub.engine.python.FakeTorch;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which TensorFlow runs a SavedModel where a machine has a GPU, shown with one that is none.
class SavedModelInPythonTest {
  private static final Path ZIPS = Path.of("src/test/resources/savedmodel");
  private static final Weights BUNDLE =
      new Weights.SavedModelBundle(ZIPS.resolve("pass-two-in-two-out-v05.zip"));
  private static final Device GPU = new Device.Cuda(0);
  private static final FakeTensorFlow WORKING =
      new FakeTensorFlow(
          "2.19.0",
          1,
          true,
          """
          def forward(left, right):
              return {"product": left * right, "difference": left - right * 0.5}
          """);

  @TempDir Path dir;

  @Test
  void runsOnAGpuInPython() throws Exception {
    Path model = EngineTest.MODELS.resolve("pass-two-in-two-out-v05");
    try (Session session = open(WORKING, GPU)) {
      assertThat(session.engine()).matches("TensorFlow 2\\.19\\.0 in Python 3\\.\\d+\\.\\d+");
      assertThat(session.device()).isEqualTo(GPU);
      assertThat(session.inputNames()).containsExactly("left", "right");
      List<NamedTensor> exchanged = session.run(EngineTest.tensors(model, "right+left"));
      assertThat(exchanged).extracting(NamedTensor::name).containsExactly("difference", "product");
      assertThat(exchanged.getFirst().tensor().floats())
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(EngineTest.tensors(model, "difference").getFirst().tensor().floats());
      assertThat(session.placement()).isEqualTo(new Placement(1, Map.of("Unique", 1)));
    }
    assertThat(FakeTensorFlow.calls(dir))
        .containsExactly(
            "TensorFloat-32 False",
            "load ['serve'] of ['saved_model.pb', 'variables']",
            "on GPU 0");
  }

  @Test
  void theCpuIsHubsOwn() throws Exception {
    try (Session session = open(WORKING, Device.CPU)) {
      assertThat(session.engine()).matches("TensorFlow \\d+\\.\\d+\\.\\d+");
    }
    assertThat(FakeTensorFlow.calls(dir)).isEmpty();
  }

  @Test
  void autoTakesTheGpuUntilItsFirstRunTellsOfOperationsOnTheCpu() throws Exception {
    Path model = EngineTest.MODELS.resolve("pass-two-in-two-out-v05");
    try (Session session = open(WORKING, Device.AUTO)) {
      assertThat(session.device()).isEqualTo(GPU);
      assertThat(session.run(EngineTest.tensors(model, "left+right"))).hasSize(2);
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.engine()).matches("TensorFlow \\d+\\.\\d+\\.\\d+");
      assertThat(session.whyNotGpu())
          .contains("the GPU does not run all of its operations (1 Unique)");
    }
    assertThat(FakeTensorFlow.calls(dir)).endsWith("on GPU 0");
  }

  @Test
  void autoTakesTheCpuWhereThereIsNoneAndSaysWhy() throws Exception {
    try (Session session = open(without(), Device.AUTO)) {
      assertThat(session.engine()).matches("TensorFlow \\d+\\.\\d+\\.\\d+");
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.whyNotGpu())
          .contains("TensorFlow 2.19.0 finds no GPU, or not the libraries of CUDA that it needs");
    }
  }

  @Test
  void aGpuThatWasAskedForIsNotReplaced() {
    assertThatThrownBy(() -> open(without(), GPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e.hint())
                  .contains("--device cpu", "-m pip install 'tensorflow[and-cuda]==2.19.0'");
            });
  }

  @Test
  void saysHowToGetTensorFlow() throws Exception {
    Engines engines = engines(FakeTorch.WORKING.write(dir));
    assertThatThrownBy(() -> engines.open(BUNDLE, GPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e)
                  .hasMessage(
                      "cuda:0 is not available for tensorflow_saved_model_bundle: that needs a"
                          + " Python that has TensorFlow, and there is none.");
              assertThat(e.hint())
                  .startsWith("Make an environment for it: python3 -m venv hub-tensorflow, then");
            });
  }

  @Test
  void nothingUnsafeReachesIt() throws Exception {
    Weights hostile = new Weights.SavedModelBundle(ZIPS.resolve("writes-a-file.zip"));
    assertThat(engines(WORKING.write(dir)).open(hostile, GPU))
        .isInstanceOf(Opening.Unavailable.class);
    assertThat(FakeTensorFlow.calls(dir)).isEmpty();
  }

  @Test
  void lackOfMemoryIsToldAndASmallerInputStillRuns() throws Exception {
    FakeTensorFlow full =
        new FakeTensorFlow(
            "2.19.0",
            1,
            true,
            """
            def forward(left, right):
                if len(left.content) > 100:
                    raise ResourceExhaustedError(
                        "OOM when allocating tensor with shape[1,64,16,16] and type float on GPU:0"
                        "\\n\\t [[{{node model/conv}}]]"
                    )
                return {"product": left * right, "difference": left}
            """);
    try (Session session = open(full, GPU)) {
      assertThatThrownBy(() -> session.run(List.of(square("left", 16), square("right", 16))))
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(EngineException.Kind.MEMORY);
                assertThat(e)
                    .hasMessage(
                        "The memory of cuda:0 did not suffice for the network with left float32"
                            + " 1×1×16×16, right float32 1×1×16×16: OOM when allocating tensor with"
                            + " shape[1,64,16,16] and type float on GPU:0.");
              });
      assertThat(session.run(List.of(square("left", 8), square("right", 8)))).hasSize(2);
    }
  }

  private static FakeTensorFlow without() {
    return new FakeTensorFlow(WORKING.version(), 0, true, WORKING.forward());
  }

  private static NamedTensor square(String name, int side) {
    return new NamedTensor(
        name, Tensor.of(new float[side * side], List.of("b", "c", "y", "x"), 1, 1, side, side));
  }

  private Session open(FakeTensorFlow tensorFlow, Device device) throws Exception {
    return switch (engines(tensorFlow.write(dir)).open(BUNDLE, device)) {
      case Opening.Opened(Session session) -> session;
      case Opening.Unavailable unavailable -> throw new AssertionError(unavailable.toString());
    };
  }

  private static Engines engines(Path program) {
    return new Engines(
        new NativeCache(PersonFolder.CACHE.ofThisProcess(), line -> {}),
        FakeTorch.settings(program),
        NvidiaDriver.PRESENT);
  }
}
