package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The system that this process runs on, from its start to its end. All containers of one machine
/// share it, and hold locks against each other; another machine may not see these locks.
final class Kernel {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private static final byte[] UNKNOWN = "?\n".getBytes(StandardCharsets.US_ASCII);

  private Kernel() {}

  /// The same wherever it cannot be told, as on macOS and Windows.
  static byte[] id() {
    try {
      return Files.exists(BOOT) ? Files.readAllBytes(BOOT) : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
