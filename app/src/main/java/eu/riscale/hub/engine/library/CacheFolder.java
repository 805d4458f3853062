package eu.riscale.hub.engine.library;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where hub keeps what it need not make twice.
public final class CacheFolder {
  private CacheFolder() {}

  /// `HUB_CACHE_DIR`, else the folder `hub` in `XDG_CACHE_HOME`, else in the usual place of the
  /// operating system.
  ///
  /// Empty where none is named and there is no home folder, as in some containers.
  ///
  /// @param environment the variables of the process
  /// @param system Java's `os.name`
  /// @param home the person's home folder
  public static Optional<Path> of(Map<String, String> environment, String system, Path home) {
    String own = environment.getOrDefault("HUB_CACHE_DIR", "");
    if (!own.isEmpty()) {
      return Optional.of(Path.of(own).toAbsolutePath());
    }
    // The XDG convention says that a relative path is to be ignored.
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!shared.isEmpty() && Path.of(shared).isAbsolute()) {
      return Optional.of(Path.of(shared, "hub"));
    }
    if (!home.isAbsolute() || !Files.isDirectory(home)) {
      return Optional.empty();
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path folder = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
      return Optional.of(folder.resolve("hub").resolve("cache"));
    }
    return Optional.of(
        name.startsWith("mac")
            ? home.resolve("Library").resolve("Caches").resolve("hub")
            : home.resolve(".cache").resolve("hub"));
  }

  /// The folder for this process.
  public static Optional<Path> ofThisProcess() {
    try {
      return of(
          System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
