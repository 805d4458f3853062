package eu.riscale.hub.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.GpuNeeds;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.OnnxLibrary;
import eu.riscale.hub.engine.library.OnnxSetup;
import eu.riscale.hub.engine.library.SmallElf;
import eu.riscale.hub.engine.library.TensorFlowSetup;
import eu.riscale.hub.engine.python.FakePython;
import eu.riscale.hub.engine.python.FakeTensorFlow;
import eu.riscale.hub.engine.python.FakeTorch;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.engine.python.PythonWithTorch;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineReportTest {
  @TempDir Path cache;

  @Test
  void everyFormatHasAnEngine() {
    assertThat(reports(PythonSettings.NONE))
        .flatExtracting(EngineReport::formats)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(WeightsFormat.values()));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void namesVersionsAndDevices() {
    EngineReport onnx = reports(PythonSettings.NONE).getFirst();
    assertThat(onnx.name()).isEqualTo("ONNX Runtime");
    assertThat(onnx.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(onnx.devices()).contains("cpu");
    assertThat(onnx.isAvailable()).isTrue();
  }

  @Test
  void saysWhyAnEngineIsNotThere() {
    PythonSettings none =
        new PythonSettings(
            Optional.of(cache.resolve("nowhere")), ModelCode.TRUSTED, PythonSettings.USUAL_LIMIT);
    EngineReport python = reports(none).getLast();
    assertThat(python.formats()).containsExactly(WeightsFormat.PYTORCH_STATE_DICT);
    assertThat(python.isAvailable()).isFalse();
    assertThat(python.obstacle())
        .isEqualTo("The Python %s does not run: there is no such file.", cache.resolve("nowhere"));
    assertThat(python.hint()).contains("--python");
  }

  @Test
  void namesThePythonThatIsThere() {
    PythonSettings settings =
        new PythonSettings(
            Optional.of(PythonWithTorch.program()), ModelCode.REFUSED, PythonSettings.USUAL_LIMIT);
    EngineReport python = reports(settings).getLast();
    assertThat(python.place()).isEqualTo(PythonWithTorch.program().toString());
    assertThat(python.devices()).contains("cpu");
    assertThat(python.obstacle()).contains("--trust-code");
  }

  @Test
  void withoutADriverNothingIsToBeInstalled() throws Exception {
    EngineReport onnx = onnx(NvidiaDriver.ABSENT, Map.of());
    assertThat(onnx.devices()).containsExactly("cpu");
    assertThat(onnx.obstacle()).isEmpty();
    assertThat(onnx.gpu()).isEqualTo(GpuNeeds.driver("13"));
  }

  @Test
  void withADriverTellsHowToGetOnnxRuntimeForIt() throws Exception {
    EngineReport onnx = onnx(NvidiaDriver.PRESENT, Map.of());
    assertThat(onnx.devices()).containsExactly("cpu");
    assertThat(onnx.obstacle())
        .isEqualTo(
            "cuda:0 is not available for onnx: that needs the libraries of ONNX Runtime %s for"
                + " CUDA.",
            onnx.version());
    assertThat(onnx.gpu())
        .isEqualTo(
            new GpuNeeds(
                "13",
                List.of("ONNX Runtime %s for CUDA".formatted(onnx.version())),
                OnnxSetup.commands()));
  }

  @Test
  void namesEachLibraryOfCudaThatIsMissing() throws Exception {
    Path capi = cache.resolve("site-packages/onnxruntime/capi");
    String provider = System.mapLibraryName("onnxruntime_providers_cuda");
    SmallElf.write(capi.resolve(provider), "libcublasLt.so.99", "libcublas.so.99");
    SmallElf.write(capi.resolve("libonnxruntime.so." + OnnxLibrary.version()));
    Path cuda = Files.createDirectories(cache.resolve("site-packages/nvidia/cu99/lib"));
    SmallElf.write(cuda.resolve("libcudart.so.99"));
    Path cudnn = Files.createDirectories(cache.resolve("site-packages/nvidia/cudnn/lib"));
    SmallElf.write(cudnn.resolve("libcudnn.so.9"));
    SmallElf.write(cuda.resolve("libcurand.so.10"));
    EngineReport onnx = onnx(NvidiaDriver.PRESENT, Map.of("HUB_ONNXRUNTIME_LIB", capi.toString()));
    assertThat(onnx.devices()).containsExactly("cpu");
    assertThat(onnx.place()).isEqualTo(capi.toString());
    assertThat(onnx.gpu())
        .isEqualTo(
            new GpuNeeds(
                "99",
                List.of("libcublasLt.so.99", "libcublas.so.99", "libnvrtc.so.99", "libcufft.so.98"),
                OnnxSetup.commands()));
    for (String file : onnx.gpu().missing()) {
      SmallElf.write(cuda.resolve(file));
    }
    EngineReport whole = onnx(NvidiaDriver.PRESENT, Map.of("HUB_ONNXRUNTIME_LIB", capi.toString()));
    assertThat(whole.devices()).containsExactly("cpu", "cuda");
    assertThat(whole.gpu()).isEqualTo(new GpuNeeds("99", List.of(), List.of()));
  }

  @Test
  void namesThePythonWhoseTorchRunsTorchScriptOnAGpu() throws Exception {
    EngineReport torch =
        of(WeightsFormat.TORCHSCRIPT, FakeTorch.WORKING.withVersion("2.11.0").write(cache));
    assertThat(torch.name()).isEqualTo("PyTorch in Python");
    assertThat(torch.version()).isEqualTo("2.11.0");
    assertThat(torch.devices()).containsExactly("cpu", "cuda");
    assertThat(torch.place()).isEqualTo(cache.resolve("python3").toString());
    assertThat(torch.gpu()).isEqualTo(new GpuNeeds("13.0", List.of(), List.of()));
  }

  @Test
  void namesThePythonWhoseTensorFlowRunsSavedModelsOnAGpu() throws Exception {
    Path python = new FakeTensorFlow("2.19.0", 1, true, "").write(cache);
    EngineReport tensorFlow = of(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE, python);
    assertThat(tensorFlow.name()).isEqualTo("TensorFlow in Python");
    assertThat(tensorFlow.version()).isEqualTo("2.19.0");
    assertThat(tensorFlow.devices()).containsExactly("cpu", "cuda");
    assertThat(tensorFlow.place()).isEqualTo(python.toString());
    assertThat(tensorFlow.gpu()).isEqualTo(new GpuNeeds("12.5.1", List.of(), List.of()));
  }

  @Test
  void aTensorFlowForTheCpuIsNoHelp() throws Exception {
    Path python = new FakeTensorFlow("2.19.0", 0, false, "").write(cache);
    EngineReport tensorFlow = of(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE, python);
    assertThat(tensorFlow.devices()).containsExactly("cpu");
    assertThat(tensorFlow.gpu())
        .isEqualTo(new GpuNeeds("", List.of("a TensorFlow with CUDA"), TensorFlowSetup.commands()));
  }

  @Test
  void tellsHowToGetTensorFlowForAGpu() throws Exception {
    Path python = FakeTorch.WORKING.write(cache);
    EngineReport tensorFlow = of(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE, python);
    assertThat(tensorFlow.name()).isEqualTo("TensorFlow for Java");
    assertThat(tensorFlow.devices()).containsExactly("cpu");
    assertThat(tensorFlow.gpu())
        .isEqualTo(
            new GpuNeeds("", List.of("a Python with TensorFlow"), TensorFlowSetup.commands()));
  }

  @Test
  void aNamedPythonThatDoesNotRunIsToldOfForEachFormat() throws Exception {
    Path python = FakePython.writing("exit 0").in(cache);
    String why =
        "the Python %s does not run: it ended without saying which Python it is (exit status 0)."
            .formatted(python);
    for (WeightsFormat format :
        List.of(
            WeightsFormat.ONNX,
            WeightsFormat.TORCHSCRIPT,
            WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE)) {
      EngineReport report = of(format, python);
      assertThat(report.obstacle())
          .isEqualTo("cuda:0 is not available for %s: %s", format.word(), why);
      assertThat(report.hint()).isEqualTo(PythonFinder.HINT);
      assertThat(report.devices()).containsExactly("cpu");
      assertThat(report.gpu().missing()).containsExactly("a Python that runs");
      assertThat(report.gpu().commands()).isEmpty();
    }
  }

  private static EngineReport of(WeightsFormat format, Path python) {
    PythonFinder pythons = new PythonFinder(FakeTorch.settings(python));
    return new EngineReports(
            new GpuLibraries(pythons, NvidiaDriver.PRESENT, Map.of()), pythons, ModelCode.REFUSED)
        .of(format);
  }

  private EngineReport onnx(NvidiaDriver driver, Map<String, String> environment) throws Exception {
    Path python = FakeTorch.WORKING.write(Files.createTempDirectory(cache, "python"));
    PythonFinder pythons = new PythonFinder(FakeTorch.settings(python));
    return new EngineReports(
            new GpuLibraries(pythons, driver, environment), pythons, ModelCode.REFUSED)
        .of(WeightsFormat.ONNX);
  }

  private List<EngineReport> reports(PythonSettings settings) {
    return new Engines(Optional.of(cache), settings, line -> {}).report();
  }
}
