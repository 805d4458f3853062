package eu.riscale.hub.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Engine;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.CudaLibraries;
import eu.riscale.hub.engine.library.Djl;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.LoadFailure;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.OnnxFolder;
import eu.riscale.hub.engine.library.OnnxLibrary;
import eu.riscale.hub.engine.library.OnnxSetup;
import eu.riscale.hub.engine.onnx.OnnxSessions.Fallback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// ONNX graphs through DJL's ONNX Runtime engine.
public final class OnnxEngine implements Engine<Weights.Onnx> {
  /// Bytes of a file that is held in memory, and copied, to look inside.
  static final long MOST_READ_AGAIN = 512L << 20;

  static final String DJL_NAME = "OnnxRuntime";

  private final NativeCache natives;
  private final GpuLibraries gpu;
  private final GpuProvider provider;

  public OnnxEngine(NativeCache natives, GpuLibraries gpu) {
    this(natives, gpu, new CudaProvider());
  }

  OnnxEngine(NativeCache natives, GpuLibraries gpu, GpuProvider provider) {
    this.natives = natives;
    this.gpu = gpu;
    this.provider = provider;
  }

  @Override
  public Session open(Weights.Onnx weights, Device device) throws EngineException {
    Path file = weights.file().toAbsolutePath();
    String name = "The onnx file " + file.getFileName();
    if (!Files.isRegularFile(file)) {
      throw unreadable(name, "there is no such file", null);
    }
    return open(OnnxGraph.of(name, file), device);
  }

  /// Opens a graph that hub made itself.
  ///
  /// @param name what messages call it, such as `The network made from weights.h5`
  Session open(byte[] graph, String name, Device device) throws EngineException {
    return open(OnnxGraph.of(name, graph), device);
  }

  /// What goes on inside a graph; empty where it cannot be read, or is larger than is read again.
  public Optional<Inside> inside(Weights.Onnx weights, Device device, AsJudged judged) {
    Path file = weights.file().toAbsolutePath();
    try {
      return Files.size(file) > MOST_READ_AGAIN
          ? Optional.empty()
          : inside(
              Files.readAllBytes(file),
              new OnnxInside.Place(device, Optional.ofNullable(file.getParent()), judged));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Optional<Inside> inside(byte[] model, OnnxInside.Place place) throws IOException {
    return Optional.of(new OnnxInside(this, model, OnnxNodes.of(model), place));
  }

  Session open(OnnxGraph graph, Device device) throws EngineException {
    return new DefaultsSession(plain(graph, device), graph, other -> plain(other, device));
  }

  private Session plain(OnnxGraph graph, Device device) throws EngineException {
    return switch (device) {
      case Device.Cpu cpu -> {
        load(gpu.onnxRuntime(cpu));
        yield onCpu(graph);
      }
      case Device.Auto auto -> plain(graph, Device.CPU);
      case Device.Cuda cuda -> {
        CudaErrors errors = loadWithCuda(cuda);
        yield onGpu(graph, cuda, errors);
      }
    };
  }

  private static Session onCpu(OnnxGraph graph) throws EngineException {
    try {
      return OnnxSessions.onCpu(graph).network();
    } catch (OrtException | RuntimeException e) {
      throw unreadable(graph.name(), OnnxErrors.reason(e), e);
    }
  }

  private Session onGpu(OnnxGraph graph, Device.Cuda cuda, CudaErrors errors)
      throws EngineException {
    ScratchFolder folder = ScratchFolder.make("onnx");
    try {
      return new GpuSession(placed(graph, cuda, folder), cuda, errors, folder);
    } catch (OrtException | RuntimeException e) {
      folder.close();
      onCpu(graph).close(); // What is wrong with the graph is wrong on the CPU as well.
      throw errors.atOpening(cuda, e);
    }
  }

  /// Opens it first so that nothing may fall back to the CPU: what names in the graph make of a
  /// profile is then no matter.
  private GpuSession.Placed placed(OnnxGraph graph, Device.Cuda cuda, ScratchFolder folder)
      throws OrtException {
    Path profile = folder.path().resolve("profile");
    GraphOutline outline = GraphOutline.of(graph);
    try {
      return new GpuSession.Placed(
          OnnxSessions.onGpu(graph, cuda, provider, profile, Fallback.REFUSED),
          !outline.hasInnerGraphs(),
          !outline.hasOddNames());
    } catch (OrtException e) {
      return new GpuSession.Placed(
          OnnxSessions.onGpu(graph, cuda, provider, profile, Fallback.TO_CPU),
          false,
          !outline.hasOddNames());
    }
  }

  private static EngineException unreadable(String name, String reason, @Nullable Exception cause) {
    return new EngineException(
        EngineException.Kind.WEIGHTS,
        "%s cannot be opened: %s.".formatted(name, reason),
        "",
        cause);
  }

  private CudaErrors loadWithCuda(Device.Cuda cuda) throws EngineException {
    Optional<OnnxFolder> folder = gpu.onnxRuntime(cuda);
    load(folder);
    if (!provider.isInBuild()) {
      throw CudaErrors.unavailable(
          cuda, "this ONNX Runtime is the build for the CPU", OnnxSetup.HINT, null);
    }
    Optional<CudaLibraries> libraries = folder.flatMap(gpu::cuda);
    List<String> commands =
        libraries
            .map(found -> OnnxSetup.commands(found, folder.flatMap(OnnxFolder::python)))
            .orElse(List.of());
    CudaErrors errors = new CudaErrors(libraries, commands);
    if (libraries.isPresent()) {
      errors.refuseDamaged(cuda);
      libraries.get().load();
    }
    return errors;
  }

  private void load(Optional<OnnxFolder> own) throws EngineException {
    Djl.settle();
    OnnxLibrary.prepare(natives, own);
    try {
      // Refuses to send usage data, which it does on Windows unless told.
      ai.djl.engine.Engine.getEngine(DJL_NAME);
      OrtEnvironment.getEnvironment().setTelemetry(false);
    } catch (LinkageError | RuntimeException | OrtException e) {
      throw LoadFailure.of("ONNX Runtime", e);
    }
  }
}
