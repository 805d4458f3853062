package eu.riscale.hub.engine.library;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where hub keeps what belongs to the person who runs it.
public enum PersonFolder {
  /// What need not be made twice.
  CACHE("HUB_CACHE_DIR", "XDG_CACHE_HOME", ".cache/hub", "Library/Caches/hub", "hub/cache"),
  /// What was installed.
  DATA(
      "HUB_DATA_DIR",
      "XDG_DATA_HOME",
      ".local/share/hub",
      "Library/Application Support/hub",
      "hub/data");

  private final String own;
  private final String shared;
  private final String unix;
  private final String mac;
  private final String windows;

  PersonFolder(String own, String shared, String unix, String mac, String windows) {
    this.own = own;
    this.shared = shared;
    this.unix = unix;
    this.mac = mac;
    this.windows = windows;
  }

  /// The folder that hub's own variable names, else the folder `hub` in that of the XDG convention,
  /// else in the usual place of the operating system.
  ///
  /// Empty where none is named and there is no home folder, as in some containers.
  ///
  /// @param environment the variables of the process
  /// @param system Java's `os.name`
  /// @param home the person's home folder
  public Optional<Path> of(Map<String, String> environment, String system, Path home) {
    String named = environment.getOrDefault(own, "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named).toAbsolutePath());
    }
    // The XDG convention says that a relative path is to be ignored.
    String common = environment.getOrDefault(shared, "");
    if (!common.isEmpty() && Path.of(common).isAbsolute()) {
      return Optional.of(Path.of(common, "hub"));
    }
    if (!home.isAbsolute() || !Files.isDirectory(home)) {
      return Optional.empty();
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path folder = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
      return Optional.of(folder.resolve(windows));
    }
    return Optional.of(home.resolve(name.startsWith("mac") ? mac : unix));
  }

  /// The folder for this process.
  public Optional<Path> ofThisProcess() {
    try {
      return of(
          System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
