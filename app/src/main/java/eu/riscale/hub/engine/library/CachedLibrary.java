package eu.riscale.hub.engine.library;

import eu.riscale.hub.source.Access;
import eu.riscale.hub.source.Private;
import eu.riscale.hub.source.Temporary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One library in a cache folder. Its own folder appears there only when it is whole, so processes
/// that start together never see half of one; and nobody else may write to it.
final class CachedLibrary {
  private final Path cache;
  private final NativeLibrary library;
  private final Path all;
  private final Path home;

  CachedLibrary(Path cache, NativeLibrary library) {
    this.cache = cache;
    this.library = library;
    this.all = cache.resolve("natives");
    this.home = all.resolve(library.folder());
  }

  /// The folder that has the library's files; unpacks them where they are not there, or not as they
  /// were unpacked.
  ///
  /// @param progress takes a line before that
  /// @throws IOException where they cannot be unpacked, others could change them, or programs may
  ///   not run from there
  Path get(Consumer<String> progress) throws IOException {
    Private.makeAll(cache);
    refuseStrangers(cache.toRealPath());
    if (!Files.exists(all, LinkOption.NOFOLLOW_LINKS)) {
      Private.makeAll(all);
    }
    refuseOthers(all);
    if (!isAsUnpacked() && !isWholeAfterAll()) {
      inTurn(progress);
    }
    if (!Files.isExecutable(home.resolve(library.files().getFirst()))) {
      throw new IOException("programs may not run from there");
    }
    return home;
  }

  private boolean isAsUnpacked() throws IOException {
    if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    refuseOthers(home);
    UnpackedFiles files = UnpackedFiles.read(home);
    return files.isOf(library) && files.areUnchanged(home);
  }

  private static void refuseStrangers(Path folder) throws IOException {
    Optional<String> risk = risk(folder);
    if (risk.isPresent()) {
      throw new IOException(risk.get());
    }
  }

  /// Of hub's own folders even reading is nobody else's business.
  private static void refuseOthers(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder.getFileName() + " in it is no folder");
    }
    refuseStrangers(folder);
    Optional<Access> access = Access.of(folder);
    if (access.isPresent() && access.get().isOpen() && access.get().isOwn()) {
      Private.keepToOwner(folder);
    }
  }

  private static Optional<String> risk(Path folder) throws IOException {
    Optional<Access> access = Access.of(folder);
    return access.isPresent() ? access.get().risk() : Optional.empty();
  }

  /// Processes take turns by a lock on a file.
  private void inTurn(Consumer<String> progress) throws IOException {
    Path turn = all.resolve(library.folder() + ".lock");
    try (FileChannel channel =
            FileChannel.open(
                turn,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = lockIfPossible(channel)) {
      if (isAsUnpacked() || isWholeAfterAll()) {
        return;
      }
      if (lock != null) {
        removeLeftovers();
      }
      progress.accept("Unpacking " + library.label() + " once, a few seconds…");
      unpack();
    }
  }

  /// Whether the files have the bytes that were unpacked, though their times are others, as after
  /// the folder was copied.
  private boolean isWholeAfterAll() throws IOException {
    UnpackedFiles files = UnpackedFiles.read(home);
    boolean isFolder = Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS);
    if (!isFolder || !files.isOf(library) || !files.haveSameBytes(home)) {
      return false;
    }
    try {
      files.asTheyAre(home).write(home);
    } catch (IOException e) {
      return true; // Where nothing can be written, the bytes are compared each time.
    }
    return true;
  }

  /// Some network file systems have no locks. Then several processes may unpack at once, and the
  /// first to finish wins.
  private static @Nullable FileLock lockIfPossible(FileChannel channel) {
    try {
      return channel.lock();
    } catch (IOException e) {
      return null;
    }
  }

  /// What a process left that was killed while it unpacked: whoever holds the lock is alone.
  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(all, library.folder() + ".tmp-*")) {
      for (Path leftover : old) {
        Temporary.delete(leftover);
      }
    }
  }

  private void unpack() throws IOException {
    Path building = Private.make(all.resolve(library.folder() + ".tmp-" + UUID.randomUUID()));
    try {
      UnpackedFiles.unpack(library, building).write(building);
      if (Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
        Temporary.delete(home); // Files are missing there, or are not those that were unpacked.
      }
      moveIntoPlace(building);
    } finally {
      if (Files.exists(building)) {
        Temporary.delete(building);
      }
    }
  }

  private void moveIntoPlace(Path building) throws IOException {
    try {
      Files.move(building, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!isAsUnpacked()) {
        throw e;
      }
    }
  }
}
