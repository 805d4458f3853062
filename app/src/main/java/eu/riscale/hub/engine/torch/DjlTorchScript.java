package eu.riscale.hub.engine.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.DjlSession;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.Djl;
import eu.riscale.hub.engine.library.LoadFailure;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.TorchFolder;
import eu.riscale.hub.engine.library.TorchLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// TorchScript archives through DJL's PyTorch engine.
final class DjlTorchScript {
  private static final String DJL_NAME = "PyTorch";

  private final NativeCache natives;

  DjlTorchScript(NativeCache natives) {
    this.natives = natives;
  }

  /// @param own a libtorch to use instead of hub's own
  /// @param mayUseGpu whether there is a driver, and the device may be a GPU
  Session open(
      Weights.TorchScript weights,
      AsJudged judged,
      Device device,
      Optional<TorchFolder> own,
      boolean mayUseGpu)
      throws EngineException {
    ai.djl.engine.Engine engine = load(own, mayUseGpu);
    Path file = weights.file().toAbsolutePath();
    Device used = place(engine, device);
    Model model = Model.newInstance("torchscript", djlDevice(used), DJL_NAME);
    try {
      judged.requireSame();
      // A network saved on a GPU opens on the CPU as well, and the other way round.
      model.load(file, null, Map.of("mapLocation", "true"));
      TorchDialect dialect = new TorchDialect((PtNDManager) model.getNDManager());
      return new DjlSession(model, "PyTorch " + engine.getVersion(), used, List.of(), dialect);
    } catch (EngineException e) {
      model.close();
      throw e;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw TorchArchive.unreadable(file, e);
    }
  }

  private static Device place(ai.djl.engine.Engine engine, Device device) throws EngineException {
    return switch (device) {
      case Device.Cpu cpu -> cpu;
      case Device.Auto auto -> Device.CPU;
      case Device.Cuda cuda when hasGpu(engine, cuda.index()) -> cuda;
      case Device.Cuda cuda ->
          throw new EngineException(
              EngineException.Kind.DEVICE,
              engine.hasCapability("CUDA")
                  ? "%s is not available for torchscript: PyTorch finds no such GPU that works."
                      .formatted(cuda.word())
                  : "%s is not available for torchscript: this PyTorch is the build for the CPU."
                      .formatted(cuda.word()),
              "GPUs are counted from 0, and the driver must be new enough for this PyTorch's CUDA."
                  + " Use --device cpu, or auto.",
              null);
    };
  }

  /// Whether a tensor can be made there, which is what counts.
  private static boolean hasGpu(ai.djl.engine.Engine engine, int index) {
    if (!engine.hasCapability("CUDA")) {
      return false;
    }
    try (NDManager manager = engine.newBaseManager(ai.djl.Device.gpu(index))) {
      return manager.create(1f).getDevice().isGpu();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static ai.djl.Device djlDevice(Device device) {
    return device instanceof Device.Cuda cuda
        ? ai.djl.Device.gpu(cuda.index())
        : ai.djl.Device.cpu();
  }

  private ai.djl.engine.Engine load(Optional<TorchFolder> own, boolean mayUseGpu)
      throws EngineException {
    Djl.settle();
    TorchLibrary.prepare(natives, own, mayUseGpu);
    try {
      return ai.djl.engine.Engine.getEngine(DJL_NAME);
    } catch (LinkageError | RuntimeException e) {
      throw LoadFailure.of("PyTorch", e);
    }
  }
}
