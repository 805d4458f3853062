package eu.riscale.hub.engine.onnx;

import ai.onnxruntime.OrtException;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A network on the GPU. ONNX Runtime puts operations that the GPU lacks on the CPU without a word,
/// so its profile of the first run is read.
final class GpuSession implements Session {
  private final OnnxSessions.Opened opened;
  private final Device.Cuda gpu;
  private final CudaErrors errors;
  private final ScratchFolder folder;
  private Optional<Placement> placement = Optional.empty();

  /// @param folder takes the profile
  GpuSession(OnnxSessions.Opened opened, Device.Cuda gpu, CudaErrors errors, ScratchFolder folder) {
    this.opened = opened;
    this.gpu = gpu;
    this.errors = errors;
    this.folder = folder;
  }

  /// @throws EngineException of kind DEVICE also where none of its operations ran on the GPU
  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    List<NamedTensor> outputs;
    try {
      outputs = opened.network().run(inputs);
    } catch (EngineException e) {
      throw errors.inRun(gpu, e);
    }
    if (placement.isEmpty()) {
      placement = Optional.of(profiled());
    }
    if (placement.get().onDevice() == 0 && placement.get().countOnCpu() > 0) {
      throw CudaErrors.unavailable(
          gpu,
          "none of its operations runs on the GPU",
          "Use --device cpu, where all of them ran.",
          null);
    }
    return outputs;
  }

  private Placement profiled() {
    try {
      return NodeProfile.read(Path.of(opened.runtime().endProfiling()));
    } catch (IOException | OrtException e) {
      return Placement.NOT_TOLD;
    } finally {
      folder.close();
    }
  }

  @Override
  public List<String> inputNames() {
    return opened.network().inputNames();
  }

  @Override
  public String engine() {
    return opened.network().engine();
  }

  @Override
  public Device device() {
    return gpu;
  }

  @Override
  public Placement placement() {
    return placement.orElse(Placement.NOT_TOLD);
  }

  @Override
  public void close() {
    try {
      opened.network().close();
    } finally {
      folder.close();
    }
  }
}
