package eu.riscale.hub.engine.library;

import java.util.Optional;

/// A zip with the native library of one engine, which is installed beside a packaged hub.
///
/// @param engine `onnx`, `pytorch` or `tensorflow`
/// @param version of the library
/// @param file its name
/// @param size in bytes
public record EngineArchive(String engine, String version, String file, long size, String sha256) {
  private static final int FIELDS = 5;

  /// @param line as [EngineArchives] lists it, with blanks between the fields
  static Optional<EngineArchive> parse(String line) {
    String[] fields = line.strip().split("\\s+", -1);
    return fields.length == FIELDS && fields[3].matches("\\d{1,12}")
        ? Optional.of(
            new EngineArchive(
                fields[0], fields[1], fields[2], Long.parseLong(fields[3]), fields[4]))
        : Optional.empty();
  }

  /// What a person calls it.
  public String label() {
    return switch (engine) {
      case "onnx" -> "ONNX Runtime " + version;
      case "pytorch" -> "PyTorch " + version;
      case "tensorflow" -> "TensorFlow for Java " + version;
      default -> engine + " " + version;
    };
  }
}
