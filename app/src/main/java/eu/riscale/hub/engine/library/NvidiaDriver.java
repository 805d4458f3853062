package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Whether a machine has an NVIDIA driver, without which no engine can use a GPU.
public enum NvidiaDriver {
  PRESENT,
  ABSENT;

  /// Looking for it takes no time, so that asking for a GPU that is not there is refused before any
  /// work.
  public static NvidiaDriver ofThisMachine() {
    return isHere() ? PRESENT : ABSENT;
  }

  /// Why the device is not available on this machine, whatever the engine; empty where it may.
  public Optional<String> refuses(Device device) {
    return device instanceof Device.Cuda && this == ABSENT
        ? Optional.of(
            device.word()
                + " is not available: this machine has no NVIDIA driver. Install one, or use"
                + " '--device cpu' or '--device auto'.")
        : Optional.empty();
  }

  private static boolean isHere() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
      return Files.exists(Path.of(root, "System32", "nvcuda.dll"));
    }
    return Files.exists(Path.of("/dev/nvidiactl"))
        || Files.exists(Path.of("/dev/dxg")) // Windows' own Linux
        || Files.exists(Path.of("/dev/nvhost-gpu")); // Jetson
  }
}
