package eu.riscale.hub.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import eu.riscale.hub.engine.AutoSession;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.OnnxLibrary;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.library.SmallElf;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.onnx.OnnxBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens on the way to a GPU, on a machine without one: ONNX Runtime itself is true, and put
/// all on the CPU since the GPU is made up.
class OnnxGpuTest {
  private static final Path VOLUME = EngineTest.MODELS.resolve("pass-fixed-shape-v05");

  @TempDir Path dir;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void makeFolder() throws Exception {
    // hub's own, under the name that a Python gives it.
    new OnnxEngine(natives(), libraries(NvidiaDriver.ABSENT, Map.of()))
        .open(weights(), Device.CPU)
        .close();
    SmallElf.write(dir.resolve("libonnxruntime.so." + OnnxLibrary.version()));
    SmallElf.write(dir.resolve(System.mapLibraryName("onnxruntime_providers_cuda")));
  }

  @Test
  void theOptionsAreStrictAndDjlIsNotAskedForAGpu() throws Exception {
    try (Session session = engine(asking()).open(weights(), new Device.Cuda(1))) {
      assertThat(session.device()).isEqualTo(new Device.Cuda(1));
    }
    assertThat(asked)
        .hasSize(2) // The second time operations may fall back to the CPU.
        .containsOnly(
            "cuda:1 {arena_extend_strategy=kSameAsRequested, cudnn_conv_algo_search=HEURISTIC,"
                + " use_tf32=0}");
  }

  @Test
  void aNetworkOfWhichNothingRanOnTheGpuIsNoResultOfTheGpu() throws Exception {
    try (Session session = engine(asking()).open(weights(), new Device.Cuda(0))) {
      assertThatThrownBy(() -> session.run(inputs()))
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
                assertThat(e)
                    .hasMessage(
                        "cuda:0 is not available for onnx: none of its operations runs on the"
                            + " GPU.");
              });
      assertThat(session.placement().onDevice()).isZero();
      assertThat(session.placement().countOnCpu()).isPositive();
    }
  }

  /// ONNX Runtime writes names into its profile as they are: this one makes up an operation on the
  /// GPU.
  @Test
  void aNameThatForgesTheProfileMakesItUncertain() throws Exception {
    String forged =
        "n_kernel_time\",\"args\" : {\"op_name\" : \"Conv\",\"provider\" :"
            + " \"CUDAExecutionProvider\",\"node_index\" : \"9\",\"output_type_shape\" :"
            + " [{\"float\":[4]}]}},\n{\"cat\" : \"Node\",\"name\" :\"m";
    Weights.Onnx network =
        written(OnnxBytes.node("", "Sinh", "x", forged), OnnxBytes.node("", "Relu", forged, "y"));
    try (Session session = engine(asking()).open(network, new Device.Cuda(0))) {
      assertThat(session.run(four())).hasSize(1);
      assertThat(session.placement()).isEqualTo(Placement.UNCERTAIN);
    }
    try (Session session = auto(engine(asking()), network)) {
      assertThat(session.run(four())).hasSize(1);
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.whyNotGpu())
          .contains("it cannot be known whether the GPU runs all of its operations");
    }
  }

  /// It is computed when it is opened, so that there is nothing to run on the CPU.
  @Test
  void whereNothingMayFallBackTheProfileIsNoMatter() throws Exception {
    byte[] tensor =
        OnnxBytes.join(
            OnnxBytes.integer(1, 4), OnnxBytes.integer(2, 1), OnnxBytes.field(9, new byte[16]));
    Weights.Onnx network =
        written(
            OnnxBytes.node("", "Constant", "", "a\"b", OnnxBytes.value(tensor)),
            OnnxBytes.node("", "Relu", "a\"b", "y"));
    try (Session session = engine(asking()).open(network, new Device.Cuda(0))) {
      assertThat(session.run(four())).hasSize(1);
      assertThat(session.placement().isUncertain()).isFalse();
      assertThat(session.placement().countOnCpu()).isZero();
    }
    assertThat(asked).hasSize(1);
  }

  private Weights.Onnx written(byte[]... nodes) throws Exception {
    return new Weights.Onnx(Files.write(dir.resolve("net.onnx"), OnnxBytes.model(nodes)));
  }

  private static List<NamedTensor> four() {
    return List.of(new NamedTensor("x", Tensor.of(new float[4], List.of("x"), 4)));
  }

  @Test
  void autoTakesTheCpuWhereTheGpuDoesNotRunAll() throws Exception {
    try (Session session = auto(engine(asking()), weights())) {
      List<NamedTensor> outputs = session.run(inputs());
      assertThat(outputs).hasSize(1);
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.whyNotGpu()).contains("none of its operations runs on the GPU");
      assertThat(session.run(inputs()).getFirst().tensor().floats())
          .isEqualTo(outputs.getFirst().tensor().floats());
    }
  }

  @Test
  void autoSaysWhyTheGpuCannotBeHad() throws Exception {
    OnnxEngine engine =
        engine(
            failing(
                "Failed to load library libonnxruntime_providers_cuda.so with error:"
                    + " libcublasLt.so.13: cannot open shared object file: No such file or"
                    + " directory"));
    try (Session session = auto(engine, weights())) {
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.whyNotGpu()).contains("libcublasLt.so.13 is missing");
      assertThat(session.run(inputs())).hasSize(1);
    }
  }

  @Test
  void theMissingLibraryIsNamed() {
    EngineException e =
        failure("libcudnn.so.9: cannot open shared object file: No such file or directory");
    assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
    assertThat(e).hasMessage("cuda:2 is not available for onnx: libcudnn.so.9 is missing.");
  }

  @Test
  void aBrokenGraphIsNoFaultOfTheGpu() throws Exception {
    Path broken = Files.write(dir.resolve("broken.onnx"), new byte[] {8, 8, 8});
    assertThatThrownBy(() -> engine(asking()).open(new Weights.Onnx(broken), new Device.Cuda(0)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.WEIGHTS));
  }

  @Test
  void aWrongInputIsNoFaultOfTheGpu() throws Exception {
    try (Session session = engine(asking()).open(weights(), new Device.Cuda(0))) {
      List<NamedTensor> wrong =
          List.of(new NamedTensor("image", Tensor.of(new float[1], List.of("x"), 1)));
      assertThatThrownBy(() -> session.run(wrong))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN));
    }
  }

  private static Session auto(OnnxEngine engine, Weights.Onnx network) throws Exception {
    return switch (AutoSession.open(device -> new Opening.Opened(engine.open(network, device)))) {
      case Opening.Opened(Session session) -> session;
      case Opening.Unavailable none -> throw new AssertionError(none.toString());
    };
  }

  private EngineException failure(String text) {
    return catchThrowableOfType(
        EngineException.class, () -> engine(failing(text)).open(weights(), new Device.Cuda(2)));
  }

  private GpuProvider asking() {
    return provider((options, asks) -> asked.add(asks));
  }

  private static GpuProvider failing(String text) {
    return provider((options, asks) -> {
      throw new OrtException(OrtException.OrtErrorCode.ORT_FAIL, text);
    });
  }

  private interface Adding {
    void add(SessionOptions options, String asked) throws OrtException;
  }

  private static GpuProvider provider(Adding adding) {
    return new GpuProvider() {
      @Override
      public boolean isInBuild() {
        return true;
      }

      @Override
      public void addTo(SessionOptions options, Device.Cuda gpu, Map<String, String> settings)
          throws OrtException {
        adding.add(options, gpu.word() + " " + new java.util.TreeMap<>(settings));
      }
    };
  }

  private OnnxEngine engine(GpuProvider provider) {
    Map<String, String> environment = Map.of("HUB_ONNXRUNTIME_LIB", dir.toString());
    return new OnnxEngine(natives(), libraries(NvidiaDriver.PRESENT, environment), provider);
  }

  private static NativeCache natives() {
    return new NativeCache(PersonFolder.CACHE.ofThisProcess(), line -> {});
  }

  private GpuLibraries libraries(NvidiaDriver driver, Map<String, String> environment) {
    PythonSettings none =
        new PythonSettings(
            Optional.of(dir.resolve("no-python")),
            PythonSettings.NONE.code(),
            PythonSettings.USUAL_LIMIT);
    return new GpuLibraries(new PythonFinder(none), driver, environment);
  }

  private static Weights.Onnx weights() {
    return new Weights.Onnx(VOLUME.resolve("weights.onnx"));
  }

  private static List<NamedTensor> inputs() throws Exception {
    return EngineTest.tensors(VOLUME, "image");
  }
}
