package eu.riscale.hub.engine.onnx;

import ai.onnxruntime.OrtException;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ForwardingSession;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A network on the GPU. ONNX Runtime puts operations that the GPU lacks on the CPU without a word,
/// so its profile of the first run is read, unless it was told to let none fall back.
final class GpuSession implements ForwardingSession {
  private final Placed placed;
  private final OnnxSessions.Opened opened;
  private final Device.Cuda gpu;
  private final CudaErrors errors;
  private final ScratchFolder folder;
  private Optional<Placement> placement = Optional.empty();

  /// A network as it was opened.
  ///
  /// @param isAllOnGpu whether it is certain that none of its operations is on the CPU
  /// @param isProfileSound whether its profile says what it seems to say
  record Placed(OnnxSessions.Opened opened, boolean isAllOnGpu, boolean isProfileSound) {}

  /// @param folder takes the profile
  GpuSession(Placed placed, Device.Cuda gpu, CudaErrors errors, ScratchFolder folder) {
    this.placed = placed;
    this.opened = placed.opened();
    this.gpu = gpu;
    this.errors = errors;
    this.folder = folder;
  }

  @Override
  public Session network() {
    return opened.network();
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
      placement = Optional.of(placement(profiled()));
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

  private Placement placement(Placement profiled) {
    if (placed.isAllOnGpu()) {
      return placed.isProfileSound()
          ? new Placement(profiled.onDevice(), Map.of())
          : Placement.NOT_TOLD; // How many there are is not known; that none is on the CPU, is.
    }
    return placed.isProfileSound() && !profiled.equals(Placement.NOT_TOLD)
        ? profiled
        : Placement.UNCERTAIN;
  }

  private Placement profiled() {
    try {
      return NodeProfile.read(Path.of(opened.runtime().endProfiling()));
    } catch (IOException | OrtException e) {
      return Placement.UNCERTAIN;
    } finally {
      folder.close();
    }
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
