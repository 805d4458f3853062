package eu.riscale.hub.engine.torch;

import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.FolderSession;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.EngineArchives;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.OwnEngine;
import eu.riscale.hub.engine.library.TorchFolder;
import eu.riscale.hub.engine.library.TorchHome;
import eu.riscale.hub.engine.library.TorchLibrary;
import eu.riscale.hub.engine.python.Python;
import eu.riscale.hub.engine.python.PythonNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// TorchScript archives: in hub's own process where hub's libtorch, or another of its version, runs
/// them on the device; else in the Python whose torch can.
public final class TorchScriptEngine {
  /// Bytes of an archive that is copied to look inside.
  private static final long MOST_COPIED = 512L << 20;

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
  public Opening open(Weights.TorchScript weights, Device device, AsJudged judged)
      throws EngineException {
    if (device instanceof Device.Auto) {
      return open(weights, Device.CPU, judged);
    }
    return switch (gpu.torch(device)) {
      case TorchHome.Folder(TorchFolder torch) -> {
        boolean mayUseGpu = !(device instanceof Device.Cpu) && gpu.hasDriver();
        yield new Opening.Opened(djl.open(weights, judged, device, Optional.of(torch), mayUseGpu));
      }
      case TorchHome.InPython(Python python) ->
          new Opening.Opened(inPython(weights, python, device, judged));
      case TorchHome.Hub hub -> onTheCpu(weights, judged);
    };
  }

  private Opening onTheCpu(Weights.TorchScript weights, AsJudged judged) throws EngineException {
    return switch (gpu.torchOnTheCpu()) {
      case TorchHome.InPython(Python python) ->
          new Opening.Opened(inPython(weights, python, Device.CPU, judged));
      case TorchHome.Folder(TorchFolder torch) ->
          new Opening.Opened(djl.open(weights, judged, Device.CPU, Optional.of(torch), false));
      case TorchHome.Hub hub ->
          TorchLibrary.isHere()
              ? new Opening.Opened(djl.open(weights, judged, Device.CPU, Optional.empty(), false))
              : EngineArchives.own().missing(OwnEngine.PYTORCH);
    };
  }

  /// Between hub's reading and torch's lie seconds, in which Python starts.
  private Session inPython(
      Weights.TorchScript weights, Python python, Device device, AsJudged judged)
      throws EngineException {
    ScratchFolder folder = ScratchFolder.make("torchscript");
    try {
      String file = judged.handed(weights, folder).file().toAbsolutePath().toString();
      ObjectNode request = PythonNetworks.request().put("weights", file);
      return new FolderSession(
          networks.open(python, PythonNetworks.Kind.TORCH_SCRIPT, request, device), folder);
    } catch (EngineException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// What goes on inside an archive; empty where its code cannot be followed, or it is larger than
  /// is copied.
  public Optional<Inside> inside(Weights.TorchScript weights, AsJudged judged) {
    try {
      return Files.size(weights.file()) > MOST_COPIED
          ? Optional.empty()
          : ScriptArchive.read(weights.file())
              .map(archive -> new TorchInside(this, archive, judged));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
