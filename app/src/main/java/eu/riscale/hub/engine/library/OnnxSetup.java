package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.python.Python;
import java.util.List;
import java.util.Optional;

/// What to type so that ONNX Runtime works on a GPU.
public final class OnnxSetup {
  /// What pip's ONNX Runtime of hub's version was built for.
  public static final String CUDA = "13";

  private static final String ENVIRONMENT = "hub-gpu";
  private static final String ANOTHER = "hub-gpu-new";
  private static final String PACKAGES =
      "\"onnxruntime-gpu[cuda,cudnn]==%s\"".formatted(OnnxLibrary.version());

  /// PyPI has that package for Linux and Windows with Intel and AMD processors alone.
  private static final boolean IN_PYPI =
      !System.mapLibraryName("").endsWith(".dylib")
          && !System.getProperty("os.arch").equals("aarch64");

  /// For whom has no ONNX Runtime with CUDA.
  public static final String HINT = hint(IN_PYPI, ENVIRONMENT);

  private OnnxSetup() {}

  static String hint(boolean inPypi, String environment) {
    String named =
        " name its folder onnxruntime/capi by the environment variable %s. Or use --device cpu."
            .formatted(GpuLibraries.ONNX);
    return inPypi
        ? "Make an environment for it by a Python of 3.11 or newer: %s. Then add --python %s, or beside another --python%s"
            .formatted(
                String.join(", then ", GpuSetup.environment(environment, PACKAGES)),
                environment,
                named)
        : "PyPI has no onnxruntime-gpu for this kind of machine: build ONNX Runtime %s with CUDA from its source, and%s"
            .formatted(OnnxLibrary.version(), named);
  }

  /// The same where one is damaged: pip takes what is damaged for installed.
  static String hintAfresh() {
    return hint(IN_PYPI, ANOTHER);
  }

  /// Makes an environment that has all of it, and looks whether it has; empty where PyPI has none
  /// for this machine.
  public static List<String> commands() {
    return IN_PYPI ? GpuSetup.seen(ENVIRONMENT, PACKAGES) : List.of();
  }

  /// The same beside one that is damaged.
  static List<String> commandsAfresh() {
    return IN_PYPI ? GpuSetup.seen(ANOTHER, PACKAGES) : List.of();
  }

  /// Adds what is missing of CUDA, where that can do no harm to what else is there.
  ///
  /// @param python the one that ONNX Runtime is from; empty where the person named its folder
  public static List<String> commands(CudaLibraries cuda, Optional<Python> python) {
    if (!cuda.damaged().isEmpty()) {
      return commandsAfresh();
    }
    if (cuda.missing().isEmpty()) {
      return List.of();
    }
    if (python.isEmpty() || cuda.wouldHarm(python.get().cudaFolders())) {
      return commands();
    }
    String packages = String.join("\" \"", cuda.requirements());
    return List.of(python.get().install("\"%s\"".formatted(packages)));
  }
}
