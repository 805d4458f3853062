package eu.riscale.hub.engine.onnx;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.DjlSession;
import eu.riscale.hub.engine.Engine;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.Djl;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.LoadFailure;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.OnnxLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ONNX graphs through DJL's ONNX Runtime engine.
public final class OnnxEngine implements Engine<Weights.Onnx> {
  /// DJL copies bytes three times; large networks are handed over by a file, which is gone once it
  /// is loaded.
  private static final int MOST_BY_BYTES = 16 << 20;

  private static final String DJL_NAME = "OnnxRuntime";

  private final NativeCache natives;
  private final GpuLibraries gpu;

  public OnnxEngine(NativeCache natives, GpuLibraries gpu) {
    this.natives = natives;
    this.gpu = gpu;
  }

  @Override
  public Session open(Weights.Onnx weights, Device device) throws EngineException {
    Path file = weights.file().toAbsolutePath();
    String name = "The onnx file " + file.getFileName();
    if (!Files.isRegularFile(file)) {
      throw unreadable(name, "there is no such file", null);
    }
    return open((model, options) -> model.load(file, null, options), name, device);
  }

  /// Opens a graph that hub made itself.
  ///
  /// @param name what messages call it, such as `The network made from weights.h5`
  Session open(byte[] graph, String name, Device device) throws EngineException {
    if (graph.length <= MOST_BY_BYTES) {
      return open(
          (model, options) -> model.load(new ByteArrayInputStream(graph), options), name, device);
    }
    try (ScratchFolder folder = ScratchFolder.make("onnx")) {
      Path file = folder.path().resolve("network.onnx");
      try {
        Files.write(file, graph);
      } catch (IOException e) {
        throw ScratchFolder.unusable(folder.path(), e);
      }
      return open((model, options) -> model.load(file, null, options), name, device);
    }
  }

  private interface Loading {
    void into(Model model, Map<String, ?> options) throws IOException, MalformedModelException;
  }

  private Session open(Loading loading, String name, Device device) throws EngineException {
    load(device);
    return switch (device) {
      case Device.Cpu cpu -> open(loading, name, cpu, ai.djl.Device.cpu());
      case Device.Cuda cuda -> openOnGpu(loading, name, cuda);
      case Device.Auto auto when hasGpuBuild() -> {
        try {
          yield openOnGpu(loading, name, new Device.Cuda(0));
        } catch (EngineException e) {
          yield open(loading, name, Device.CPU, ai.djl.Device.cpu());
        }
      }
      case Device.Auto auto -> open(loading, name, Device.CPU, ai.djl.Device.cpu());
    };
  }

  private Session openOnGpu(Loading loading, String name, Device.Cuda cuda) throws EngineException {
    if (!hasGpuBuild()) {
      throw noGpu(cuda, "this ONNX Runtime is the build for the CPU", null);
    }
    try {
      return open(loading, name, cuda, ai.djl.Device.gpu(cuda.index()));
    } catch (EngineException e) {
      // Either the graph is broken, and then on the CPU as well, or the GPU is not available.
      open(loading, name, Device.CPU, ai.djl.Device.cpu()).close();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw noGpu(cuda, new OnnxDialect().reason(cause), e);
    }
  }

  private static EngineException noGpu(Device.Cuda cuda, String why, @Nullable Exception cause) {
    return new EngineException(
        EngineException.Kind.DEVICE,
        "%s is not available for onnx: %s.".formatted(cuda.word(), why),
        "Use an onnxruntime-gpu that fits the CUDA and cuDNN of this machine, named by --python"
            + " PATH or HUB_ONNXRUNTIME_LIB; or --device cpu.",
        cause);
  }

  private static boolean hasGpuBuild() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  private static Session open(Loading loading, String name, Device device, ai.djl.Device place)
      throws EngineException {
    OnnxDialect dialect = new OnnxDialect();
    Model model = Model.newInstance("onnx", place, DJL_NAME);
    // With options DJL asks for the GPU and fails where it is not there; without, it silently
    // takes the CPU.
    try (SessionOptions options = considerate()) {
      loading.into(model, Map.of("sessionOptions", options));
      return new DjlSession(
          model,
          "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion(),
          device,
          model.getBlock().describeInput().keys(),
          dialect);
    } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
      model.close();
      throw unreadable(name, dialect.reason(e), e);
    }
  }

  /// The engine's own lines on stderr say again, and worse, what its exceptions say. Its threads
  /// sleep while they wait: spinning takes the processor from whatever else runs.
  private static SessionOptions considerate() throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    return options;
  }

  private static EngineException unreadable(String name, String reason, @Nullable Exception cause) {
    return new EngineException(
        EngineException.Kind.WEIGHTS,
        "%s cannot be opened: %s.".formatted(name, reason),
        "",
        cause);
  }

  private void load(Device device) throws EngineException {
    Djl.settle();
    OnnxLibrary.prepare(natives, gpu.onnxRuntime(device));
    try {
      // Refuses to send usage data, which it does on Windows unless told.
      ai.djl.engine.Engine.getEngine(DJL_NAME);
      OrtEnvironment.getEnvironment().setTelemetry(false);
    } catch (LinkageError | RuntimeException | OrtException e) {
      throw LoadFailure.of("ONNX Runtime", e);
    }
  }
}
