package eu.riscale.hub.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Programs of this machine.
public final class Programs {
  private Programs() {}

  /// A program in one folder of the path; empty where there is none, and where the folder is a
  /// relative one, which could be the model's.
  public static Optional<Path> in(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name))
          .filter(file -> file.isAbsolute() && Files.isExecutable(file));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
