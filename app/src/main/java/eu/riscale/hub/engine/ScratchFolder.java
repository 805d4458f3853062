package eu.riscale.hub.engine;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;

/// A folder for an engine's temporary files, gone once it is closed.
public record ScratchFolder(TemporaryFolder folder) implements AutoCloseable {

  /// @param purpose part of the folder's name, for who finds one left by a killed process
  public static ScratchFolder make(String purpose) throws EngineException {
    try {
      return new ScratchFolder(TemporaryFolder.make(purpose));
    } catch (IOException e) {
      throw unusable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  public static EngineException unusable(Path folder, IOException e) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        "Temporary files cannot be written to %s: %s.".formatted(folder, Reason.of(e)),
        "Make room there, or name another folder by the environment variable TMPDIR.",
        e);
  }

  public Path path() {
    return folder.path();
  }

  @Override
  public void close() {
    folder.close();
  }
}
