package eu.riscale.hub.engine.machine;

import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of a network that the gate has let through.
record JudgedFiles(ReadFiles files) implements AsJudged {

  @Override
  public void requireSame() throws EngineException {
    files.requireSame();
  }

  /// The copy is judged as well: not every change of a file shows in what the system tells of it,
  /// such as one through memory that it is mapped to.
  @Override
  public Weights.TorchScript handed(Weights.TorchScript archive, ScratchFolder folder)
      throws EngineException {
    Path file = archive.file();
    Weights.TorchScript copy = new Weights.TorchScript(folder.path().resolve(file.getFileName()));
    try {
      Files.copy(file, copy.file());
    } catch (IOException e) {
      files.requireSame();
      throw ScratchFolder.unusable(folder.path(), e);
    }
    files.requireSame();
    if (Gate.refusal(copy).isPresent()) {
      throw ReadFiles.changed(file);
    }
    return copy;
  }
}
