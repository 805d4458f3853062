package eu.riscale.hub.engine.machine;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.GpuNeeds;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.engine.library.EngineArchives;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.GpuSetup;
import eu.riscale.hub.engine.library.OnnxFolder;
import eu.riscale.hub.engine.library.OnnxLibrary;
import eu.riscale.hub.engine.library.OnnxSetup;
import eu.riscale.hub.engine.library.OwnEngine;
import eu.riscale.hub.engine.library.TensorFlowLibrary;
import eu.riscale.hub.engine.library.TensorFlowSetup;
import eu.riscale.hub.engine.library.TorchFolder;
import eu.riscale.hub.engine.library.TorchHome;
import eu.riscale.hub.engine.library.TorchLibrary;
import eu.riscale.hub.engine.python.Python;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says which engines can run here and on which devices, by looking at files and asking Pythons
/// what they have. No engine is loaded for that, so a GPU that is named here may still fail.
record EngineReports(GpuLibraries gpu, PythonFinder pythons, ModelCode code) {
  private static final List<String> CPU = List.of("cpu");
  private static final List<String> CPU_AND_CUDA = List.of("cpu", "cuda");
  private static final String HUB = "hub";

  /// Such as `cu126`, which is CUDA 12.6.
  private static final Pattern CUDA_BUILD = Pattern.compile("cu(\\d\\d)(\\d)");

  private static final List<WeightsFormat> SAVED_MODEL =
      List.of(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE);
  private static final String ONNX_RUNTIME = OwnEngine.ONNX_RUNTIME.library();
  private static final String TORCH = OwnEngine.PYTORCH.library();
  private static final String TENSORFLOW = OwnEngine.TENSORFLOW.library();
  private static final String PYTHON = "PyTorch in Python";
  private static final String NEEDS_TRUST =
      "It runs only with --trust-code, since the network is code of the model.";

  List<EngineReport> all() {
    List<EngineReport> all = new ArrayList<>();
    all.add(onnxRuntime());
    all.add(torchScript());
    all.add(tensorFlow());
    withTensorFlow().ifPresent(python -> all.add(tensorFlow(python)));
    all.add(python());
    return List.copyOf(all);
  }

  EngineReport of(WeightsFormat format) {
    return switch (format) {
      case ONNX, KERAS_HDF5, KERAS_V3, TENSORFLOW_JS -> onnxRuntime();
      case TORCHSCRIPT -> torchScript();
      case TENSORFLOW_SAVED_MODEL_BUNDLE ->
          withTensorFlow().map(this::tensorFlow).orElseGet(this::tensorFlow);
      case PYTORCH_STATE_DICT ->
          code == ModelCode.TRUSTED
              ? python()
              : unavailable(PYTHON, List.of(format), new Opening.Unavailable(NEEDS_TRUST, ""));
    };
  }

  private EngineReport onnxRuntime() {
    List<WeightsFormat> formats =
        List.of(
            WeightsFormat.ONNX,
            WeightsFormat.KERAS_HDF5,
            WeightsFormat.KERAS_V3,
            WeightsFormat.TENSORFLOW_JS);
    if (!OnnxLibrary.isHere()) {
      return unavailable(
          ONNX_RUNTIME, formats, EngineArchives.own().missing(OwnEngine.ONNX_RUNTIME));
    }
    String version = OnnxLibrary.version();
    try {
      Optional<OnnxFolder> own = gpu.onnxRuntime(asked());
      String place = own.map(folder -> folder.libraries().toString()).orElse(HUB);
      GpuNeeds needs = gpu.hasDriver() ? onnxNeeds(own) : GpuNeeds.driver(OnnxSetup.CUDA);
      List<String> devices = needs.missing().isEmpty() ? CPU_AND_CUDA : CPU;
      return new EngineReport(ONNX_RUNTIME, version, formats, devices, place, "", "", needs);
    } catch (EngineException e) {
      EngineReport report = onCpuAlone(ONNX_RUNTIME, version, formats, e).at(onnxPlace());
      return e.kind() == EngineException.Kind.DEVICE
          ? report.needs(installed(onnxNeeds(Optional.empty())))
          : report;
    }
  }

  /// Of the one that runs networks on the CPU.
  private String onnxPlace() {
    try {
      return gpu.onnxRuntime(Device.CPU).map(own -> own.libraries().toString()).orElse(HUB);
    } catch (EngineException e) {
      return HUB;
    }
  }

  private GpuNeeds onnxNeeds(Optional<OnnxFolder> own) {
    if (own.isEmpty() || !own.get().hasCuda()) {
      return new GpuNeeds(
          OnnxSetup.CUDA,
          List.of("ONNX Runtime %s for CUDA".formatted(OnnxLibrary.version())),
          gpu.onnxCommands());
    }
    return gpu.cuda(own.get())
        .map(cuda ->
            new GpuNeeds(
                Integer.toString(cuda.cuda()),
                cuda.lacking(),
                OnnxSetup.commands(cuda, own.get().python())))
        .orElse(GpuNeeds.NONE);
  }

  /// Who named a Python wants that one, not another installed beside it.
  private GpuNeeds installed(GpuNeeds needs) {
    return whyNamedFails().isEmpty()
        ? needs
        : new GpuNeeds(needs.cuda(), List.of("a Python that runs"), List.of());
  }

  private Optional<String> whyNamedFails() {
    try {
      return pythons.whyNamedFails();
    } catch (EngineException e) {
      return Optional.of(Sentence.clause(e.getMessage()));
    }
  }

  private EngineReport torchScript() {
    List<WeightsFormat> formats = List.of(WeightsFormat.TORCHSCRIPT);
    try {
      try {
        return torchScript(gpu.torch(asked()), formats);
      } catch (EngineException e) {
        EngineReport report = onCpuAlone(TORCH, TorchLibrary.version(), formats, e);
        return e.kind() == EngineException.Kind.DEVICE
            ? report.needs(installed(torchNeeds("", false)))
            : report;
      }
    } catch (EngineException e) {
      return unavailable(TORCH, formats, new Opening.Unavailable(e.getMessage(), e.hint()));
    }
  }

  private EngineReport torchScript(TorchHome home, List<WeightsFormat> formats)
      throws EngineException {
    return switch (home) {
      case TorchHome.Folder(TorchFolder torch) -> {
        List<String> devices = torch.cuda().isEmpty() || !gpu.hasDriver() ? CPU : CPU_AND_CUDA;
        yield new EngineReport(
            TORCH,
            torch.version(),
            formats,
            devices,
            torch.libraries().toString(),
            "",
            "",
            torchNeeds(cuda(torch), !torch.cuda().isEmpty()));
      }
      case TorchHome.InPython(Python python) -> {
        List<String> devices = python.torchHasCuda() && gpu.hasDriver() ? CPU_AND_CUDA : CPU;
        yield new EngineReport(
            PYTHON,
            python.torch(),
            formats,
            devices,
            python.program().toString(),
            "",
            "",
            torchNeeds(python.torchCuda(), python.torchHasCuda()));
      }
      case TorchHome.Hub hub when TorchLibrary.isHere() ->
          new EngineReport(
              TORCH, TorchLibrary.version(), formats, CPU, HUB, "", "", torchNeeds("", false));
      case TorchHome.Hub hub ->
          unavailable(TORCH, formats, EngineArchives.own().missing(OwnEngine.PYTORCH));
    };
  }

  private EngineReport tensorFlow() {
    GpuNeeds needs =
        !gpu.hasDriver()
            ? GpuNeeds.driver("")
            : withTensorFlow().isPresent()
                ? GpuNeeds.NONE
                : new GpuNeeds("", List.of("a Python with TensorFlow"), TensorFlowSetup.commands());
    if (!TensorFlowLibrary.isHere()) {
      EngineReport none =
          unavailable(TENSORFLOW, SAVED_MODEL, EngineArchives.own().missing(OwnEngine.TENSORFLOW));
      return gpu.hasDriver() ? none.needs(installed(needs)) : none;
    }
    try {
      if (gpu.hasDriver()) {
        gpu.tensorFlow(new Device.Cuda(0));
      }
    } catch (EngineException e) {
      return onCpuAlone(TENSORFLOW, TensorFlowLibrary.version(), SAVED_MODEL, e)
          .needs(installed(needs));
    }
    return new EngineReport(
        TENSORFLOW, TensorFlowLibrary.version(), SAVED_MODEL, CPU, HUB, "", "", needs);
  }

  /// A network runs on the CPU by hub's own library, whatever a Python has.
  private EngineReport tensorFlow(Python python) {
    boolean hasCuda = !python.tensorFlowCuda().isEmpty();
    return new EngineReport(
        "TensorFlow in Python",
        python.tensorFlow(),
        SAVED_MODEL,
        hasCuda ? CPU_AND_CUDA : CPU,
        python.program().toString(),
        "",
        "",
        hasCuda
            ? new GpuNeeds(python.tensorFlowCuda(), List.of(), List.of())
            : new GpuNeeds("", List.of("a TensorFlow with CUDA"), TensorFlowSetup.commands()));
  }

  /// Asked for only where a GPU may be used: on the CPU hub's own library runs SavedModels.
  private Optional<Python> withTensorFlow() {
    try {
      return gpu.hasDriver() ? pythons.withTensorFlow() : Optional.empty();
    } catch (EngineException e) {
      return Optional.empty(); // The row of TensorFlow for Java says why.
    }
  }

  private EngineReport python() {
    List<WeightsFormat> formats = List.of(WeightsFormat.PYTORCH_STATE_DICT);
    try {
      Python python = pythons.withTorch();
      boolean cuda = python.torchHasCuda() && gpu.hasDriver();
      return new EngineReport(
          PYTHON,
          python.torch(),
          formats,
          cuda ? CPU_AND_CUDA : CPU,
          python.program().toString(),
          code == ModelCode.TRUSTED ? "" : NEEDS_TRUST,
          "",
          torchNeeds(python.torchCuda(), python.torchHasCuda()));
    } catch (EngineException e) {
      return unavailable(PYTHON, formats, new Opening.Unavailable(e.getMessage(), e.hint()));
    }
  }

  private static String cuda(TorchFolder torch) {
    Matcher build = CUDA_BUILD.matcher(torch.cuda());
    return build.matches() ? build.group(1) + "." + build.group(2) : "";
  }

  /// @param cuda such as `12.6`; empty where that is not known
  private GpuNeeds torchNeeds(String cuda, boolean hasCuda) {
    if (!gpu.hasDriver()) {
      return GpuNeeds.driver(cuda);
    }
    return hasCuda
        ? new GpuNeeds(cuda, List.of(), List.of())
        : new GpuNeeds("", List.of("a PyTorch with CUDA"), GpuSetup.torch());
  }

  /// With a driver, say what keeps the engine from the GPU; without one there is nothing to say.
  private Device asked() {
    return gpu.hasDriver() ? new Device.Cuda(0) : Device.CPU;
  }

  private static EngineReport onCpuAlone(
      String name, String version, List<WeightsFormat> formats, EngineException e) {
    boolean unusable = e.kind() != EngineException.Kind.DEVICE;
    return new EngineReport(
        name,
        version,
        formats,
        unusable ? List.of() : CPU,
        HUB,
        e.getMessage(),
        e.hint(),
        GpuNeeds.NONE);
  }

  private static EngineReport unavailable(
      String name, List<WeightsFormat> formats, Opening.Unavailable why) {
    return new EngineReport(
        name, "", formats, List.of(), "", why.reason(), why.hint(), GpuNeeds.NONE);
  }
}
