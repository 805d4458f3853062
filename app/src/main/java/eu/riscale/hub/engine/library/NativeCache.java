package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Unpacks native libraries from the class path into hub's cache, once per machine. A folder
/// appears under its name only when it is whole, so processes that start together never see half of
/// one.
public final class NativeCache {
  private final Path folder;
  private final Consumer<String> progress;

  /// @param cache hub's cache folder, made when it is first needed
  public NativeCache(Path cache, Consumer<String> progress) {
    this.folder = cache.resolve("natives");
    this.progress = progress;
  }

  /// Where all native libraries are.
  Path folder() {
    return folder;
  }

  /// The folder that has the library's files.
  ///
  /// @throws EngineException of kind ENGINE where the cache cannot be written
  Path unpack(NativeLibrary library) throws EngineException {
    Path home = folder.resolve(library.folder());
    if (isWhole(home, library)) {
      return home;
    }
    try {
      unpackAlone(library, home);
      return home;
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.ENGINE,
          "%s cannot be unpacked into the cache folder %s: %s."
              .formatted(library.label(), folder, reason(e)),
          "Make room or give hub write permission there, or name another folder by the environment"
              + " variable HUB_CACHE_DIR.",
          e);
    }
  }

  private static boolean isWhole(Path home, NativeLibrary library) {
    for (String file : library.resources().keySet()) {
      if (!Files.isRegularFile(home.resolve(file))) {
        return false;
      }
    }
    return true;
  }

  /// Processes take turns by a lock on a file, threads by the class.
  private void unpackAlone(NativeLibrary library, Path home) throws IOException {
    synchronized (NativeCache.class) {
      Files.createDirectories(folder);
      Path turn = folder.resolve(library.folder() + ".lock");
      try (FileChannel channel =
              FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lockIfPossible(channel)) {
        if (isWhole(home, library)) {
          return;
        }
        if (lock != null) {
          removeLeftovers(library);
        }
        progress.accept("Unpacking " + library.label() + " once, a few seconds…");
        Path building =
            Files.createDirectory(folder.resolve(library.folder() + ".tmp-" + UUID.randomUUID()));
        try {
          copy(library.resources(), building);
          moveIntoPlace(building, home, library);
        } finally {
          remove(building);
        }
      }
    }
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
  private void removeLeftovers(NativeLibrary library) throws IOException {
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(folder, library.folder() + ".tmp-*")) {
      for (Path leftover : old) {
        remove(leftover);
      }
    }
  }

  private static void copy(Map<String, String> resources, Path target) throws IOException {
    for (Map.Entry<String, String> entry : resources.entrySet()) {
      try (InputStream in =
          NativeCache.class.getClassLoader().getResourceAsStream(entry.getValue())) {
        if (in == null) {
          throw new NoSuchFileException(entry.getValue(), null, "hub's installation lacks it");
        }
        Files.copy(in, target.resolve(entry.getKey()));
      }
    }
  }

  private static void moveIntoPlace(Path building, Path home, NativeLibrary library)
      throws IOException {
    if (Files.exists(home)) {
      remove(home); // Files are missing there: someone tidied up by hand.
    }
    try {
      Files.move(building, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!isWhole(home, library)) {
        throw e;
      }
    }
  }

  private static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> tree = Files.walk(path)) {
      found = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : found) {
      Files.deleteIfExists(each);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission to write " + denied.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      case NoSuchFileException missing -> missing.getFile() + " cannot be made";
      default -> String.valueOf(e.getMessage());
    };
  }
}
