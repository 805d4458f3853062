package eu.riscale.hub.engine.library;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/// What to type so that an engine works on a GPU. Each has an environment of its own, since other
/// packages may be tied to another CUDA.
public final class GpuSetup {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /// What means nothing else to a shell.
  private GpuSetup() {}

  /// PyTorch with CUDA, which PyPI has for Linux alone.
  public static List<String> torch() {
    return seen(
        "hub-torch",
        WINDOWS ? "torch --index-url https://download.pytorch.org/whl/cu128" : "torch");
  }

  /// Forgets a variable of the process.
  static String unset(String variable) {
    return WINDOWS
        ? "set %s= (in PowerShell: Remove-Item Env:%s)".formatted(variable, variable)
        : "unset " + variable;
  }

  /// Makes an environment.
  static List<String> environment(String name, String packages) {
    return List.of(
        (WINDOWS ? "py -m venv " : "python3 -m venv ") + name,
        name + (WINDOWS ? "\\Scripts\\pip" : "/bin/pip") + " install " + packages);
  }

  /// Makes an environment, and looks whether it has what is needed.
  static List<String> seen(String name, String packages) {
    List<String> commands = new ArrayList<>(environment(name, packages));
    commands.add("hub inspect --engines --python " + name);
    return List.copyOf(commands);
  }
}
