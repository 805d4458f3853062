package eu.riscale.hub.work;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `.hub.yaml`: beside the description, else in the folder that hub was started in.
final class SettingsFile {
  static final String NAME = ".hub.yaml";

  /// More than any project needs; what is cut off is found to be no YAML, or too large.
  static final int MOST_BYTES = 64 << 10;

  private static final FileSource.RelativePath BESIDE = new FileSource.RelativePath(NAME);

  private SettingsFile() {}

  /// @param files those beside the description
  static Optional<byte[]> find(FileLookup files) {
    try {
      if (files.presence(BESIDE) == FileLookup.Presence.PRESENT) {
        return Optional.of(start(files.open(BESIDE)));
      }
      Path here = Path.of(NAME);
      return Files.isRegularFile(here)
          ? Optional.of(start(Files.newInputStream(here)))
          : Optional.empty();
    } catch (IOException e) {
      // What cannot be read is read as an empty file, of which it is said that it holds nothing.
      return Optional.of(new byte[0]);
    }
  }

  private static byte[] start(InputStream file) throws IOException {
    try (file) {
      return file.readNBytes(MOST_BYTES + 1);
    }
  }
}
