package eu.riscale.hub.engine.torch;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.TorchFolder;
import eu.riscale.hub.engine.library.TorchHome;
import eu.riscale.hub.engine.library.TorchLibrary;
import eu.riscale.hub.engine.python.Python;
import eu.riscale.hub.engine.python.PythonNetworks;
import java.util.Optional;

/// TorchScript archives: in hub's own process where hub's libtorch, or another of its version, runs
/// them on the device; else in the Python whose torch can.
public final class TorchScriptEngine {
  private final DjlTorchScript djl;
  private final GpuLibraries gpu;
  private final PythonNetworks networks;

  public TorchScriptEngine(NativeCache natives, GpuLibraries gpu, PythonNetworks networks) {
    this.djl = new DjlTorchScript(natives);
    this.gpu = gpu;
    this.networks = networks;
  }

  /// Opens an archive on the device; not available where no PyTorch is there for this machine.
  ///
  /// @throws EngineException of kind DEVICE where no torch with CUDA is there, or none works
  public Opening open(Weights.TorchScript weights, Device device) throws EngineException {
    if (device instanceof Device.Auto) {
      return open(weights, Device.CPU);
    }
    return switch (gpu.torch(device)) {
      case TorchHome.Folder(TorchFolder torch) -> {
        boolean mayUseGpu = !(device instanceof Device.Cpu) && gpu.hasDriver();
        yield new Opening.Opened(djl.open(weights, device, Optional.of(torch), mayUseGpu));
      }
      case TorchHome.InPython(Python python) ->
          new Opening.Opened(inPython(weights, python, device));
      case TorchHome.Hub hub -> onTheCpu(weights);
    };
  }

  private Opening onTheCpu(Weights.TorchScript weights) throws EngineException {
    return switch (gpu.torchOnTheCpu()) {
      case TorchHome.InPython(Python python) ->
          new Opening.Opened(inPython(weights, python, Device.CPU));
      case TorchHome.Folder(TorchFolder torch) ->
          new Opening.Opened(djl.open(weights, Device.CPU, Optional.of(torch), false));
      case TorchHome.Hub hub ->
          TorchLibrary.isHere()
              ? new Opening.Opened(djl.open(weights, Device.CPU, Optional.empty(), false))
              : Opening.Unavailable.noLibrary("PyTorch");
    };
  }

  private Session inPython(Weights.TorchScript weights, Python python, Device device)
      throws EngineException {
    String file = weights.file().toAbsolutePath().toString();
    return networks.open(
        python,
        PythonNetworks.Kind.TORCH_SCRIPT,
        PythonNetworks.request().put("weights", file),
        device);
  }
}
