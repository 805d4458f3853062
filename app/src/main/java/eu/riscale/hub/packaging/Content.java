package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.value.FileSource;

/// Where the bytes of a file in a package come from.
sealed interface Content {
  /// A file of the source, which is copied as it is.
  record Copy(FileSource file) implements Content {}

  /// Drawn by hub.
  record Drawn(Cover cover) implements Content {}
}
