package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.python.Python;
import java.util.List;
import java.util.Optional;

/// What to type so that ONNX Runtime works on a GPU.
public final class OnnxSetup {
  /// What pip's ONNX Runtime of hub's version was built for.
  public static final String CUDA = "13";

  private static final String ENVIRONMENT = "hub-gpu";
  private static final String PACKAGES =
      "\"onnxruntime-gpu[cuda,cudnn]==%s\"".formatted(OnnxLibrary.version());

  /// For whom has no ONNX Runtime with CUDA.
  public static final String HINT =
      "Make an environment for it by a Python of 3.11 or newer: %s. Then add --python %s, or beside"
              .formatted(
                  String.join(", then ", GpuSetup.environment(ENVIRONMENT, PACKAGES)), ENVIRONMENT)
          + " another --python name its folder onnxruntime/capi by the environment variable "
          + GpuLibraries.ONNX
          + ". Or use --device cpu.";

  private OnnxSetup() {}

  /// Makes an environment that has all of it, and looks whether it has.
  public static List<String> commands() {
    return GpuSetup.seen(ENVIRONMENT, PACKAGES);
  }

  /// Adds what is missing of CUDA, where that can do no harm to what else is there.
  ///
  /// @param python the one that ONNX Runtime is from; empty where the person named its folder
  public static List<String> commands(CudaLibraries cuda, Optional<Python> python) {
    if (cuda.missing().isEmpty()) {
      return List.of();
    }
    if (python.isEmpty() || cuda.wouldHarm(python.get().cudaFolders())) {
      return commands();
    }
    String packages = String.join("\" \"", cuda.requirements());
    return List.of("%s -m pip install \"%s\"".formatted(quoted(python.get()), packages));
  }

  private static String quoted(Python python) {
    String program = python.program().toString();
    return program.contains(" ") ? "\"" + program + "\"" : program;
  }
}
