package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.python.Python;
import eu.riscale.hub.engine.python.PythonFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds libraries with CUDA, which hub does not bring: where the person names a folder, that one;
/// else, where a GPU may be used, those of a Python.
///
/// @param pythons asked only where a GPU may be used
/// @param driver whether a GPU may be used at all
/// @param environment the variables of the process
public record GpuLibraries(
    PythonFinder pythons, NvidiaDriver driver, Map<String, String> environment) {
  static final String TORCH = "HUB_TORCH_LIB";
  static final String ONNX = "HUB_ONNXRUNTIME_LIB";

  /// The PyTorch for TorchScript on a device: that which the person named; for a GPU that of a
  /// Python, in a process of its own; else hub's own. In hub's process its CUDA would meet ONNX
  /// Runtime's, which may be another under the same names (libcudnn.so.9, libcurand.so.10).
  ///
  /// @throws EngineException of kind MACHINE where the folder that the person named will not do; of
  ///   kind DEVICE where the GPU was asked for and no torch with CUDA was found
  public TorchHome torch(Device device) throws EngineException {
    Optional<Path> named = named(TORCH);
    if (named.isPresent()) {
      return new TorchHome.Folder(torchIn(named.get()));
    }
    if (!mayUseGpu(device)) {
      return torchOnTheCpu();
    }
    List<Python> pythons = pythonsFor(device, "torchscript");
    Optional<Python> other = pythons.stream().filter(Python::torchHasCuda).findFirst();
    if (other.isPresent()) {
      return new TorchHome.InPython(other.get());
    }
    if (device instanceof Device.Cuda cuda) {
      throw noTorch(cuda, pythons);
    }
    return torchOnTheCpu();
  }

  /// Where hub has no libtorch for this machine, any torch of a Python will do.
  ///
  /// @throws EngineException of kind ENGINE where such a Python was named and does not run
  public TorchHome torchOnTheCpu() throws EngineException {
    Optional<Python> other =
        TorchLibrary.isHere()
            ? Optional.empty()
            : pythons.found().stream().filter(Python::hasTorch).findFirst();
    return other.isPresent() ? new TorchHome.InPython(other.get()) : new TorchHome.Hub();
  }

  private static EngineException noTorch(Device.Cuda device, List<Python> pythons)
      throws EngineException {
    String unfit =
        pythons.stream()
            .filter(Python::hasTorch)
            .map(python ->
                "; the torch %s of %s is the build for the CPU"
                    .formatted(python.torch(), python.program()))
            .collect(Collectors.joining());
    String install =
        pythons.isEmpty()
            ? "Install it in a Python (python3 -m pip install torch)"
            : "Install it in a Python (%s)"
                .formatted(
                    pythons
                        .getLast()
                        .install(
                            pythons.getLast().hasTorch() ? "--force-reinstall torch" : "torch"));
    return new EngineException(
        EngineException.Kind.DEVICE,
        "%s is not available for torchscript: that needs a PyTorch with CUDA%s."
            .formatted(device.word(), unfit),
        "%s and name that by --python PATH, or name the folder torch/lib of a PyTorch %s by the"
                .formatted(install, TorchLibrary.version())
            + " environment variable %s; or use --device cpu.".formatted(TORCH),
        null);
  }

  private static TorchFolder torchIn(Path folder) throws EngineException {
    TorchFolder torch =
        TorchFolder.read(folder)
            .orElseThrow(() ->
                unfit(
                    "%s is %s, which is no folder torch/lib of a Python."
                        .formatted(TORCH, folder)));
    if (!torch.version().equals(TorchLibrary.version())) {
      throw unfit(
          "%s is %s, which has PyTorch %s; hub works with %s only."
              .formatted(TORCH, folder, torch.version(), TorchLibrary.version()));
    }
    Optional<String> damage = torch.damage();
    if (damage.isPresent()) {
      throw damaged(TORCH, folder, damage.get());
    }
    return torch;
  }

  private static EngineException damaged(String variable, Path folder, String damage) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        "%s is %s, where %s.".formatted(variable, folder, damage),
        "Install it again, name another folder, or unset the variable to use hub's own libraries.",
        null);
  }

  private static EngineException unfit(String message) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        message,
        "Name another folder, or unset the variable to use hub's own libraries.",
        null);
  }

  /// An ONNX Runtime to use instead of hub's own.
  ///
  /// @throws EngineException of kind MACHINE where the folder that the person named will not do; of
  ///   kind DEVICE where the GPU was asked for and no ONNX Runtime with CUDA was found
  public Optional<OnnxFolder> onnxRuntime(Device device) throws EngineException {
    Optional<Path> named = named(ONNX);
    if (named.isPresent()) {
      OnnxFolder folder = onnxIn(named.get());
      if (device instanceof Device.Cuda cuda && !folder.isFit()) {
        throw unfit(cuda, folder);
      }
      return Optional.of(folder);
    }
    if (!mayUseGpu(device)) {
      return Optional.empty();
    }
    StringBuilder unfit = new StringBuilder();
    boolean damaged = false;
    for (Python python : pythonsFor(device, "onnx")) {
      Optional<OnnxFolder> found = onnxOf(python);
      if (found.isPresent() && found.get().isFit()) {
        return found;
      }
      damaged |= found.flatMap(OnnxFolder::damage).isPresent();
      found.ifPresent(
          it -> unfit.append("; the one of %s is %s".formatted(python.program(), it.described())));
    }
    if (device instanceof Device.Cuda cuda) {
      throw new EngineException(
          EngineException.Kind.DEVICE,
          "%s is not available for onnx: that needs the libraries of ONNX Runtime %s for CUDA%s."
              .formatted(cuda.word(), OnnxLibrary.version(), unfit),
          damaged ? OnnxSetup.hintAfresh() : OnnxSetup.HINT,
          null);
    }
    return Optional.empty();
  }

  /// What to type for a GPU: the folder that the person named hides the ONNX Runtime of any Python.
  public List<String> onnxCommands() {
    List<String> commands = new ArrayList<>();
    if (named(ONNX).isPresent()) {
      commands.add(GpuSetup.unset(ONNX));
    }
    if (commands.isEmpty() || pythonForOnnx().isEmpty()) {
      boolean damaged =
          pythonsOrNone().stream()
              .flatMap(python -> onnxOf(python).stream())
              .anyMatch(onnx -> onnx.damage().isPresent());
      commands.addAll(damaged ? OnnxSetup.commandsAfresh() : OnnxSetup.commands());
    }
    return List.copyOf(commands);
  }

  private EngineException unfit(Device.Cuda device, OnnxFolder named) {
    String hint =
        "Unset the variable. "
            + pythonForOnnx()
                .map(python ->
                    "%s has an ONNX Runtime for CUDA, which is used then. Or use --device cpu."
                        .formatted(python.program()))
                .orElse(OnnxSetup.HINT);
    Optional<String> damage = named.damage();
    return new EngineException(
        EngineException.Kind.DEVICE,
        "%s is not available for onnx: %s is %s, where %s."
            .formatted(
                device.word(),
                ONNX,
                named.libraries(),
                damage.orElse("ONNX Runtime is the build for the CPU")),
        damage.isPresent() ? "Install that ONNX Runtime again. Or: " + hint : hint,
        null);
  }

  /// A Python whose ONNX Runtime works on a GPU.
  private Optional<Python> pythonForOnnx() {
    return pythonsOrNone().stream()
        .filter(python -> onnxOf(python).filter(OnnxFolder::isFit).isPresent())
        .findFirst();
  }

  private static Optional<OnnxFolder> onnxOf(Python python) {
    return python.onnxFolder().isEmpty()
        ? Optional.empty()
        : OnnxFolder.read(Path.of(python.onnxFolder()), Optional.of(python));
  }

  private static OnnxFolder onnxIn(Path folder) throws EngineException {
    OnnxFolder onnx =
        OnnxFolder.read(folder, Optional.empty())
            .orElseThrow(() ->
                unfit(
                    "%s is %s, which has no libraries of ONNX Runtime, as the folder"
                            .formatted(ONNX, folder)
                        + " onnxruntime/capi of a Python has."));
    if (!onnx.isOfHubsVersion()) {
      throw unfit(
          "%s is %s, which has ONNX Runtime %s; hub works with %s only."
              .formatted(ONNX, folder, onnx.version(), OnnxLibrary.version()));
    }
    Optional<String> damage = onnx.coreDamage();
    if (damage.isPresent()) {
      throw damaged(ONNX, folder, damage.get());
    }
    return onnx;
  }

  /// CUDA and cuDNN for an ONNX Runtime, of the Python that it is from or of the others.
  ///
  /// @return empty where it needs none, or does not say which
  public Optional<CudaLibraries> cuda(OnnxFolder onnx) {
    return onnx.cuda(pythonsOrNone());
  }

  public boolean hasDriver() {
    return driver == NvidiaDriver.PRESENT;
  }

  /// Whether a network that is to run on the device may come to run on a GPU.
  public boolean mayUseGpu(Device device) {
    return switch (device) {
      case Device.Cpu cpu -> false;
      case Device.Auto auto -> driver == NvidiaDriver.PRESENT;
      case Device.Cuda cuda -> true;
    };
  }

  private Optional<Path> named(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(s -> !s.isEmpty()).map(Path::of);
  }

  /// @throws EngineException of kind DEVICE where the GPU was asked for and the Python that the
  ///   person named does not run
  private List<Python> pythonsFor(Device device, String format) throws EngineException {
    Optional<String> fails = pythons.whyNamedFails();
    if (fails.isPresent() && device instanceof Device.Cuda cuda) {
      throw unavailable(cuda, format, fails.get());
    }
    return fails.isPresent() ? List.of() : pythons.found();
  }

  /// The Python with TensorFlow for a GPU; empty where there is none.
  ///
  /// @throws EngineException of kind DEVICE where the Python that the person named does not run
  public Optional<Python> tensorFlow(Device.Cuda device) throws EngineException {
    Optional<String> fails = pythons.whyNamedFails();
    if (fails.isPresent()) {
      throw unavailable(device, "tensorflow_saved_model_bundle", fails.get());
    }
    return pythons.withTensorFlow();
  }

  private static EngineException unavailable(Device.Cuda device, String format, String why) {
    return new EngineException(
        EngineException.Kind.DEVICE,
        "%s is not available for %s: %s.".formatted(device.word(), format, why),
        PythonFinder.HINT,
        null);
  }

  /// Whether it runs is told where it is chosen, not here.
  private List<Python> pythonsOrNone() {
    try {
      return pythons.found();
    } catch (EngineException e) {
      return List.of();
    }
  }
}
