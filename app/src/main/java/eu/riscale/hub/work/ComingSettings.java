package eu.riscale.hub.work;

import eu.riscale.hub.policy.SettingsFile;
import eu.riscale.hub.spec.file.FileLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The settings that come with a source: beside its description, or in the nearest folder above.
final class ComingSettings {
  private ComingSettings() {}

  /// @param given the source as it was named
  /// @param files those beside the description
  static Optional<byte[]> find(String given, FileLookup files) {
    Optional<byte[]> beside = SettingsFile.beside(files);
    return beside.isPresent() ? beside : above(given);
  }

  private static Optional<byte[]> above(String given) {
    try {
      Path source = Path.of(given).toAbsolutePath().normalize();
      Path folder = Files.isDirectory(source) ? source : source.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        return Optional.empty();
      }
      Optional<Path> file = SettingsFile.above(folder);
      return file.isPresent() ? Optional.of(SettingsFile.read(file.get())) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // An entry of a collection, or a name that no file can have.
    } catch (IOException e) {
      return Optional.of(new byte[0]);
    }
  }
}
