package eu.riscale.hub.engine.onnx;

import ai.djl.Model;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.DjlSession;
import java.nio.file.Path;
import java.util.Map;

/// Opens networks with the options that hub has for a device. DJL is told that all run on the CPU:
/// that is where their tensors come from and go to.
final class OnnxSessions {
  /// float32 as it is: TF32 has ten bits of mantissa. The way to convolve is chosen by rule, not by
  /// trying all, which takes long and varies; and memory is taken as it is needed.
  static final Map<String, String> STRICT =
      Map.of(
          "use_tf32", "0",
          "cudnn_conv_algo_search", "HEURISTIC",
          "arena_extend_strategy", "kSameAsRequested");

  private OnnxSessions() {}

  /// @param runtime ONNX Runtime's own side of it
  record Opened(DjlSession network, OrtSession runtime) {}

  static Opened onCpu(OnnxGraph graph) throws OrtException {
    try (SessionOptions options = considerate()) {
      return open(graph, options, Device.CPU);
    }
  }

  /// What becomes of operations that the GPU lacks.
  enum Fallback {
    /// The network is not opened. That is certain of the outer graph, whatever a profile says; ONNX
    /// Runtime does not look into the graphs of loops and conditions.
    REFUSED,
    /// They run on the CPU.
    TO_CPU
  }

  /// @param profile the start of the path of a file that takes which operation runs where
  static Opened onGpu(
      OnnxGraph graph, Device.Cuda gpu, GpuProvider provider, Path profile, Fallback fallback)
      throws OrtException {
    try (SessionOptions options = considerate()) {
      options.setDeterministicCompute(true);
      options.addConfigEntry(
          "session.disable_cpu_ep_fallback", fallback == Fallback.REFUSED ? "1" : "0");
      options.enableProfiling(profile.toString());
      provider.addTo(options, gpu, STRICT);
      return open(graph, options, gpu);
    }
  }

  private static Opened open(OnnxGraph graph, SessionOptions options, Device device)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Model model = Model.newInstance("onnx", ai.djl.Device.cpu(), OnnxEngine.DJL_NAME);
    try {
      OrtSession runtime = graph.source().open(environment, options);
      OrtNDManager manager = (OrtNDManager) model.getNDManager();
      model.setBlock(new OrtSymbolBlock(runtime, manager));
      return new Opened(
          new DjlSession(
              model,
              "ONNX Runtime " + environment.getVersion(),
              device,
              model.getBlock().describeInput().keys(),
              new OnnxDialect(manager)),
          runtime);
    } catch (OrtException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /// The engine's own lines on stderr say again, and worse, what its exceptions say. Its threads
  /// sleep while they wait: spinning takes the processor from whatever else runs.
  static SessionOptions considerate() throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    return options;
  }
}
