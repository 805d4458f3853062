package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for temporary files that is gone once it is closed, and also where hub is interrupted
/// before that.
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final Thread atExit = new Thread(this::remove, "remove temporary files");

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /// @param purpose part of the folder's name, for who finds one left by a killed process
  public static TemporaryFolder make(String purpose) throws IOException {
    TemporaryFolder folder =
        new TemporaryFolder(Files.createTempDirectory(prefix(purpose)).toRealPath());
    Runtime.getRuntime().addShutdownHook(folder.atExit);
    return folder;
  }

  /// Names the process too, so that a folder is known whose process is no more.
  public static String prefix(String purpose) {
    return "hub-" + purpose + "-" + ProcessHandle.current().pid() + "-";
  }

  public Path path() {
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
