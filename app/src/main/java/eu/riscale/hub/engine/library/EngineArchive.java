package eu.riscale.hub.engine.library;

import java.util.Optional;

/// A zip with the native library of one engine, which is installed beside a packaged hub.
///
/// @param version of the library
/// @param file its name
/// @param size in bytes
public record EngineArchive(
    OwnEngine engine, String version, String file, long size, String sha256) {
  private static final int FIELDS = 5;

  /// @param line as [EngineArchives] lists it, with blanks between the fields
  static Optional<EngineArchive> parse(String line) {
    String[] fields = line.strip().split("\\s+", -1);
    if (fields.length != FIELDS || !fields[3].matches("\\d{1,12}")) {
      return Optional.empty();
    }
    long size = Long.parseLong(fields[3]);
    return OwnEngine.of(fields[0])
        .map(engine -> new EngineArchive(engine, fields[1], fields[2], size, fields[4]));
  }

  /// What a person calls it.
  public String label() {
    return engine.library() + " " + version;
  }
}
