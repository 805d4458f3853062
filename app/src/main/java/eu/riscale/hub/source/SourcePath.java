package eu.riscale.hub.source;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the files of a source lie, for what has to know them before it is opened.
public final class SourcePath {
  private SourcePath() {}

  /// The file or folder that is opened for a source: that of its name or, where there is none, that
  /// of the collection whose entry it is.
  ///
  /// @throws java.nio.file.InvalidPathException where no file can have such a name
  public static Path of(String source) {
    Path path = Path.of(source);
    return Files.exists(path)
        ? path
        : EntryName.parse(source).map(entry -> of(entry.collection())).orElse(path);
  }

  /// Whether a file is named as a description, which is read with the files of its folder.
  public static boolean isDescription(Path file) {
    return file.toString().matches("(?i).*\\.(ya?ml|json)");
  }
}
