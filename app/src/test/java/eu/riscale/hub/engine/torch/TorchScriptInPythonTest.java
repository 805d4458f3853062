package eu.riscale.hub.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.FakeTorch;
import eu.riscale.hub.engine.python.FakeTorch.Gpu;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.torch.ScriptArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which torch runs TorchScript where a machine has a GPU, shown with one that is none.
class TorchScriptInPythonTest {
  private static final Path MODEL = EngineTest.MODELS.resolve("pass-two-in-two-out-v05");
  private static final Weights ARCHIVE = new Weights.TorchScript(MODEL.resolve("weights.pt"));
  private static final Device GPU = new Device.Cuda(0);

  @TempDir Path dir;

  @Test
  void anotherTorchWithCudaRunsInItsPython() throws Exception {
    try (Session session = open(FakeTorch.WORKING, GPU)) {
      assertThat(session.engine()).matches("PyTorch 2\\.11\\.0 in Python 3\\.\\d+\\.\\d+");
      assertThat(session.device()).isEqualTo(GPU);
      assertThat(session.whyNotGpu()).isEmpty();
      List<NamedTensor> expected = EngineTest.tensors(MODEL, "difference+product");
      List<NamedTensor> results = session.run(EngineTest.tensors(MODEL, "left+right"));
      for (int i = 0; i < expected.size(); i++) {
        assertThat(results.get(i).tensor().shape()).isEqualTo(expected.get(i).tensor().shape());
        assertThat(results.get(i).tensor().floats())
            .usingComparatorWithPrecision(1e-6f)
            .containsExactly(expected.get(i).tensor().floats());
      }
    }
    assertThat(FakeTorch.calls(dir))
        .contains("load weights.pt to cuda:0", "forward on cuda:0")
        .contains("matmul.allow_tf32=False", "cudnn.allow_tf32=False", "float32 matmul highest")
        .contains("NVIDIA_TF32_OVERRIDE=0");
  }

  @Test
  void theCpuIsHubsOwn() throws Exception {
    try (Session session = open(FakeTorch.WORKING, Device.CPU)) {
      assertThat(session.engine()).matches("PyTorch \\d+\\.\\d+\\.\\d+");
      assertThat(session.device()).isEqualTo(Device.CPU);
    }
    assertThat(FakeTorch.calls(dir)).isEmpty();
  }

  @Test
  void autoTakesTheGpuThatWorks() throws Exception {
    try (Session session = open(FakeTorch.WORKING, Device.AUTO)) {
      assertThat(session.device()).isEqualTo(GPU);
      assertThat(session.whyNotGpu()).isEmpty();
    }
  }

  @Test
  void autoTakesTheCpuWhereTheGpuDoesNotWorkAndSaysWhy() throws Exception {
    try (Session session = open(FakeTorch.WORKING.with(Gpu.NOT_FOUND), Device.AUTO)) {
      assertThat(session.engine()).matches("PyTorch \\d+\\.\\d+\\.\\d+");
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.whyNotGpu()).contains("torch 2.11.0+cu130 finds no GPU");
    }
  }

  /// Constants that are made in the network on the CPU are such a case.
  @Test
  void autoTakesTheCpuWhereTheFirstRunOnTheGpuFails() throws Exception {
    try (Session session = open(failingOnGpu(), Device.AUTO)) {
      List<NamedTensor> expected = EngineTest.tensors(MODEL, "difference+product");
      List<NamedTensor> results = session.run(EngineTest.tensors(MODEL, "left+right"));
      assertThat(results.getFirst().tensor().floats())
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(expected.getFirst().tensor().floats());
      assertThat(session.engine()).matches("PyTorch \\d+\\.\\d+\\.\\d+");
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.whyNotGpu().orElseThrow())
          .startsWith("The network failed with left float32 ")
          .endsWith("Expected all tensors to be on the same device");
    }
    assertThat(FakeTorch.calls(dir)).endsWith("forward on cuda:0", "cuda.empty_cache");
  }

  @Test
  void aGpuThatWasAskedForFailsInItsFirstRun() throws Exception {
    try (Session session = open(failingOnGpu(), GPU)) {
      List<NamedTensor> inputs = EngineTest.tensors(MODEL, "left+right");
      assertThatThrownBy(() -> session.run(inputs))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN));
    }
  }

  @Test
  void whatFailsOnTheCpuTooIsAFailure() throws Exception {
    try (Session session = open(failingOnGpu(), Device.AUTO)) {
      List<NamedTensor> wrong = List.of(square("left", 8), square("right", 7));
      assertThatThrownBy(() -> session.run(wrong))
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN);
                assertThat(e.getMessage()).contains("The size of tensor a");
              });
      assertThat(session.device()).isEqualTo(Device.CPU);
    }
  }

  private static FakeTorch failingOnGpu() {
    return FakeTorch.WORKING.withForward(
        """
        def forward(left, right):
            raise RuntimeError("Expected all tensors to be on the same device")
        """);
  }

  @Test
  void autoTakesTheCpuWhereTheNamedPythonDoesNotRunAndSaysSo() throws Exception {
    PythonSettings settings = FakeTorch.settings(dir.resolve("nowhere"));
    assertThat(engines(settings).open(ARCHIVE, Device.AUTO))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> {
              try (Session session = opened.session()) {
                assertThat(session.device()).isEqualTo(Device.CPU);
                assertThat(session.whyNotGpu())
                    .contains(
                        "the Python %s does not run: there is no such file"
                            .formatted(dir.resolve("nowhere")));
              }
            });
  }

  @Test
  void aGpuThatWasAskedForIsNotReplaced() {
    assertThatThrownBy(() -> open(FakeTorch.WORKING.with(Gpu.NOT_FOUND), GPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e)
                  .hasMessage(
                      "cuda:0 is not available for torchscript: torch 2.11.0+cu130 finds no GPU.");
            });
  }

  @Test
  void saysThatTheOnlyTorchIsForTheCpu() {
    FakeTorch torch = FakeTorch.WORKING.withVersion("2.9.0+cpu").with(Gpu.NOT_BUILT);
    assertThatThrownBy(() -> open(torch, GPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e)
                  .hasMessage(
                      "cuda:0 is not available for torchscript: that needs a PyTorch with CUDA; the"
                          + " torch 2.9.0+cpu of %s is the build for the CPU.",
                      dir.resolve("python3"));
              assertThat(e.hint())
                  .startsWith(
                      "Install it in a Python (%s -m pip install --force-reinstall torch)"
                          .formatted(dir.resolve("python3")));
            });
  }

  @Test
  void saysThatTheEnvironmentMayHideTheGpu() throws Exception {
    PythonSettings settings = FakeTorch.settings(FakeTorch.WORKING.with(Gpu.NOT_FOUND).write(dir));
    Path program = settings.python().orElseThrow();
    Files.writeString(
        program, Files.readString(program).replace(" exec ", " CUDA_VISIBLE_DEVICES='' exec "));
    assertThatThrownBy(() -> engines(settings).open(ARCHIVE, GPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e ->
                assertThat(e.hint())
                    .isEqualTo(
                        "CUDA_VISIBLE_DEVICES is set, and lets CUDA see no GPU; unset it, or use"
                            + " --device cpu."));
  }

  @Test
  void nothingUnsafeReachesIt(@TempDir Path attack) throws Exception {
    Path file = ScriptArchive.calling("torch.save(x, \"mark\")").in(attack);
    Engines engines = engines(FakeTorch.WORKING);
    assertThat(engines.open(new Weights.TorchScript(file), GPU))
        .isInstanceOfSatisfying(
            Opening.Unavailable.class,
            unavailable -> assertThat(unavailable.reason()).contains("would do more than compute"));
    assertThat(FakeTorch.calls(dir)).isEmpty();
  }

  /// Seconds lie between hub's reading and torch's, while Python starts.
  @Test
  void pythonLoadsWhatWasJudgedAlsoWhereTheFileIsSwappedMeanwhile(@TempDir Path attack)
      throws Exception {
    Path harmless = ScriptArchive.harmless().in(attack);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(harmless));
    String judged = HexFormat.of().formatHex(digest);
    Path hostile =
        ScriptArchive.calling("torch.save(x, \"mark\")")
            .in(Files.createDirectory(attack.resolve("other")));
    FakeTorch swapping =
        FakeTorch.WORKING.withForward(
            """
            import hashlib
            os.replace("%s", "%s")
            def load(file, map_location):
                note("loads " + hashlib.sha256(open(file, "rb").read()).hexdigest())
                return Network()
            jit.load = load
            """
                .formatted(hostile, harmless));
    Engines engines = engines(swapping);

    assertThatThrownBy(() -> engines.open(new Weights.TorchScript(harmless), GPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.MACHINE))
        .hasMessage(
            harmless.getFileName()
                + " was changed while hub was reading it, so that its network is not run.");
    assertThat(hostile).doesNotExist();
    assertThat(FakeTorch.calls(dir)).contains("loads " + judged);
  }

  @Test
  void sparseOutputsAreMadeDense() throws Exception {
    FakeTorch torch =
        FakeTorch.WORKING.withForward(
            """
            class Sparse(Tensor):
                layout = "sparse_coo"

                def to(self, where):
                    return self

                def data_ptr(self):
                    raise RuntimeError("Cannot access data pointer of Tensor that doesn't have storage")

                def to_dense(self):
                    return Tensor.to(self, "cpu")

            def forward(left, right):
                sparse = Sparse(left.shape, left.dtype, left.device)
                sparse.content[:] = left.content[:]
                return sparse, right
            """);
    try (Session session = open(torch, GPU)) {
      List<NamedTensor> given = EngineTest.tensors(MODEL, "left+right");
      assertThat(session.run(given).getFirst().tensor().floats())
          .containsExactly(given.getFirst().tensor().floats());
    }
  }

  @Test
  void lackOfMemoryIsToldAndASmallerInputStillRuns() throws Exception {
    FakeTorch torch =
        FakeTorch.WORKING.withForward(
            """
            def forward(left, right):
                if left.numel() > 100:
                    raise OutOfMemoryError(
                        "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 is full"
                    )
                return left - right, cat([left * right, left], 1)
            """);
    try (Session session = open(torch, GPU)) {
      assertThatThrownBy(() -> session.run(List.of(square("left", 16), square("right", 16))))
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(EngineException.Kind.MEMORY);
                assertThat(e)
                    .hasMessage(
                        "The memory of cuda:0 did not suffice for the network with left float32"
                            + " 1×1×16×16, right float32 1×1×16×16: CUDA out of memory. Tried to"
                            + " allocate 2.00 GiB. GPU 0 is full.");
              });
      assertThat(FakeTorch.calls(dir)).endsWith("cuda.empty_cache");
      assertThat(session.run(List.of(square("left", 8), square("right", 8)))).hasSize(2);
    }
  }

  private static NamedTensor square(String name, int side) {
    return new NamedTensor(
        name, Tensor.of(new float[side * side], List.of("b", "c", "y", "x"), 1, 1, side, side));
  }

  private Session open(FakeTorch torch, Device device) throws Exception {
    return switch (engines(torch).open(ARCHIVE, device)) {
      case Opening.Opened(Session session) -> session;
      case Opening.Unavailable unavailable -> throw new AssertionError(unavailable.toString());
    };
  }

  private Engines engines(FakeTorch torch) throws Exception {
    return engines(FakeTorch.settings(torch.write(dir)));
  }

  private static Engines engines(PythonSettings settings) {
    return new Engines(
        new NativeCache(PersonFolder.CACHE.ofThisProcess(), line -> {}),
        settings,
        NvidiaDriver.PRESENT);
  }
}
