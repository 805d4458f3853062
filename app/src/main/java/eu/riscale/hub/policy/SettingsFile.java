package eu.riscale.hub.policy;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds `.hub.yaml`: that of the project in the folder that hub was started in, or in the nearest
/// above it; that of a model beside its description, or in the nearest folder above.
public final class SettingsFile {
  public static final String NAME = ".hub.yaml";

  /// More than any project needs; what is cut off is found to be no YAML, or too large.
  public static final int MOST_BYTES = 64 << 10;

  private static final int MOST_FOLDERS = 60;
  private static final FileSource.RelativePath BESIDE = new FileSource.RelativePath(NAME);

  private SettingsFile() {}

  /// The nearest in a folder or above it. The search ends at the top of a repository and at a
  /// folder of another user, who has no say here.
  public static Optional<Path> above(Path folder) {
    Path at = folder.toAbsolutePath().normalize();
    Object owner = owner(at);
    for (int i = 0; i < MOST_FOLDERS && at != null; i++) {
      if (!owner.equals(owner(at))) {
        return Optional.empty();
      }
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  private static Object owner(@Nullable Path folder) {
    try {
      return folder == null ? "" : Files.getOwner(folder);
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /// @throws IOException where it cannot be read
  public static byte[] read(Path file) throws IOException {
    return start(Files.newInputStream(file));
  }

  /// That which lies beside a description, wherever that is read from.
  public static Optional<byte[]> beside(FileLookup files) {
    try {
      return files.presence(BESIDE) == FileLookup.Presence.PRESENT
          ? Optional.of(start(files.open(BESIDE)))
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
