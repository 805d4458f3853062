package eu.riscale.hub.engine;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Temporary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for temporary files that is gone once it is closed, and also where hub is interrupted
/// before that.
final class ScratchFolder implements AutoCloseable {
  private final Path path;
  private final Thread atExit = new Thread(this::remove, "remove temporary files");

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /// @param purpose part of the folder's name, for who finds one left by a killed process
  static ScratchFolder make(String purpose) throws EngineException {
    try {
      ScratchFolder folder =
          new ScratchFolder(Files.createTempDirectory(prefix(purpose)).toRealPath());
      Runtime.getRuntime().addShutdownHook(folder.atExit);
      return folder;
    } catch (IOException e) {
      throw unusable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  static EngineException unusable(Path folder, IOException e) {
    return new EngineException(
        EngineException.Kind.ENGINE,
        "Temporary files cannot be written to %s: %s.".formatted(folder, Reason.of(e)),
        "Make room there, or name another folder by the environment variable TMPDIR.",
        e);
  }

  /// Names the process too, so that a folder is known whose process is no more.
  static String prefix(String purpose) {
    return "hub-" + purpose + "-" + ProcessHandle.current().pid() + "-";
  }

  Path path() {
    return path;
  }

  /// Never fails: what cannot be removed is left to the system, which clears its folder of
  /// temporary files by itself.
  private void remove() {
    try {
      Temporary.delete(path);
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The process is ending, and the hook runs.
    }
  }
}
