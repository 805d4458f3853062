package eu.riscale.hub.engine.library;

import java.io.File;
import java.util.List;

/// What to type so that PyTorch works on a GPU.
public final class TorchSetup {
  private static final String ENVIRONMENT = "hub-torch";

  private TorchSetup() {}

  /// Makes an environment that has PyTorch with CUDA, which PyPI has for Linux alone, and looks
  /// whether it has.
  public static List<String> commands() {
    boolean windows = File.separatorChar == '\\';
    return List.of(
        (windows ? "py -m venv " : "python3 -m venv ") + ENVIRONMENT,
        ENVIRONMENT
            + (windows
                ? "\\Scripts\\pip install torch --index-url https://download.pytorch.org/whl/cu128"
                : "/bin/pip install torch"),
        "hub inspect --engines --python " + ENVIRONMENT);
  }
}
