package eu.riscale.hub.engine.library;

import java.nio.file.Path;
import java.util.Optional;

/// Looks whether a library of the person's own is whole before it is loaded: a cut one may end the
/// process, and then the model seems to be at fault. Known of Linux alone.
final class Damage {
  private static final boolean LINUX = System.mapLibraryName("").endsWith(".so");

  private Damage() {}

  /// @return as in `libcublas.so.13 cannot be used: it is not whole, with 5,000 bytes of 60,000`;
  ///   empty where nothing is wrong, or nothing is known
  static Optional<String> of(Path library) {
    return LINUX
        ? ElfFile.fault(library)
            .map(why -> "%s cannot be used: %s".formatted(library.getFileName(), why))
        : Optional.empty();
  }
}
