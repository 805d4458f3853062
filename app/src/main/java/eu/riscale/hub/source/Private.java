package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Folders and files that nobody but this person can look into, whatever the system's usual
/// permissions.
public final class Private {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES =
      PosixFilePermissions.fromString("rw-------");

  private Private() {}

  /// Makes the folder, whose parent is there.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException where something of that name is there
  public static Path make(Path folder) throws IOException {
    return Files.createDirectory(folder, attributes(OWNER_ALONE));
  }

  /// Makes a file that is not there yet, to be written.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException where something of that name is there
  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        attributes(OWNER_READS_AND_WRITES));
  }

  /// Makes the folder and those above it that are missing.
  public static Path makeAll(Path folder) throws IOException {
    try {
      return Files.createDirectories(folder, attributes(OWNER_ALONE));
    } catch (FileAlreadyExistsException e) {
      throw new NotDirectoryException(folder.toString());
    }
  }

  /// Takes all others' permissions away; where the system has none, nothing happens.
  public static void keepToOwner(Path path) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(path, OWNER_ALONE);
    }
  }

  /// Gives a file the permissions of another one; where the system has none, nothing happens.
  public static void copyPermissions(Path from, Path to) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
