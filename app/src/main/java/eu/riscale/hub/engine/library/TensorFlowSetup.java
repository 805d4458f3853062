package eu.riscale.hub.engine.library;

import java.io.File;
import java.util.List;

/// What to type so that TensorFlow works on a GPU.
public final class TensorFlowSetup {
  private static final String ENVIRONMENT = "hub-tensorflow";

  /// For whom has none. An environment of its own, since torch may be tied to another CUDA.
  public static final String HINT =
      commands().isEmpty()
          ? "Use --device cpu: TensorFlow has no GPU on Windows, but in its Linux (WSL2)."
          : "Make an environment for it: %s, then %s. Then add --python %s. Or use --device cpu."
              .formatted(commands().get(0), commands().get(1), ENVIRONMENT);

  private TensorFlowSetup() {}

  /// Makes an environment that has TensorFlow with CUDA, and looks whether it has; empty on
  /// Windows, for which there is none.
  public static List<String> commands() {
    return File.separatorChar == '\\'
        ? List.of()
        : GpuSetup.seen(ENVIRONMENT, "\"tensorflow[and-cuda]\"");
  }
}
