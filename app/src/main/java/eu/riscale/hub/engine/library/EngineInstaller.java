package eu.riscale.hub.engine.library;

import eu.riscale.hub.source.Private;
import eu.riscale.hub.spec.file.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// Copies archives of engines to where hub finds them.
public record EngineInstaller(EngineArchives archives) {

  /// @param file where it lies now
  public record Installed(EngineArchive archive, Path file) {}

  /// A file that is none of the archives that were made with this hub.
  public static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /// Installs one archive, under the name that hub knows it by, whatever name it has.
  ///
  /// @throws Unfit where it is not one of this hub's
  /// @throws IOException where it cannot be read, or there is no folder to write it to
  public Installed install(Path file) throws Unfit, IOException {
    EngineArchive archive = fit(file);
    Optional<Path> there = archives.installed(archive);
    if (there.isPresent() && sha256(there.get()).equals(archive.sha256())) {
      return new Installed(archive, there.get());
    }
    IOException refused = new IOException("there is no folder for engines");
    for (Path folder : archives.folders()) {
      try {
        return new Installed(archive, copy(file, folder, archive));
      } catch (IOException e) {
        refused = e;
      }
    }
    throw refused;
  }

  private EngineArchive fit(Path file) throws Unfit, IOException {
    long size = Files.size(file);
    for (EngineArchive archive : archives.listed()) {
      if (archive.size() == size && archive.sha256().equals(sha256(file))) {
        return archive;
      }
    }
    String name = String.valueOf(file.getFileName());
    Optional<EngineArchive> meant = archives.named(name);
    if (meant.isEmpty()) {
      throw new Unfit("it is none of the engines that were published with this version of hub");
    }
    throw new Unfit(
        meant.get().size() == size
            ? "its checksum is not the one that hub knows, so it is damaged or of another hub"
            : "it has %,d bytes instead of %,d, so it is not whole or of another hub"
                .formatted(size, meant.get().size()));
  }

  /// Appears whole or not at all.
  private static Path copy(Path file, Path folder, EngineArchive archive)
      throws IOException, Unfit {
    if (!Files.isDirectory(folder)) {
      Private.makeAll(folder);
    }
    Path copied = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      // Others may read what is installed for all.
      try (OutputStream out = Files.newOutputStream(copied, StandardOpenOption.CREATE_NEW)) {
        Files.copy(file, out);
      }
      if (!sha256(copied).equals(archive.sha256())) {
        throw new Unfit("it changed while it was copied");
      }
      Path target = folder.resolve(archive.file());
      return Files.move(copied, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(copied);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Checksums.sha256(in).hex();
    }
  }
}
