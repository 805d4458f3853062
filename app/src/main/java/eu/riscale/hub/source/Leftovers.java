package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Folders of temporary files that a hub left which was killed. A folder goes where the lock on the
/// file beside it is free; where there is no such file, where the process in its name is no more.
/// What belongs to other people stays, and links are not followed.
public final class Leftovers {
  static final String PREFIX = "hub-";

  private static final Pattern NAME =
      Pattern.compile(
          "(" + PREFIX + "[a-z-]+-(\\d{1,18})-\\d+)(" + TemporaryFolder.LOCK_ENDING + ")?");

  /// How many files of any name are looked at, and for how long folders are removed: a later hub
  /// goes on.
  private static final int MOST_FILES = 20_000;

  private static final long MOST_NANOS = 2_000_000_000L;

  /// Between making the file and locking it a process needs far less.
  private static final Duration UNTIL_LOCKED = Duration.ofMinutes(1);

  private static final AtomicBoolean DONE = new AtomicBoolean();

  private Leftovers() {}

  /// Removes them, at the first call in a process. Never fails.
  public static void remove() {
    if (!DONE.getAndSet(true)) {
      try {
        removeFrom(Path.of(System.getProperty("java.io.tmpdir")));
      } catch (IOException | InvalidPathException e) {
        return; // Whoever needs the folder says what is wrong with it.
      }
    }
  }

  static void removeFrom(Path temporary) throws IOException {
    long end = System.nanoTime() + MOST_NANOS;
    int left = MOST_FILES;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
      for (Path file : files) {
        if (--left < 0 || System.nanoTime() > end) {
          return;
        }
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          removeIfLeft(file.resolveSibling(name.group(1)), Long.parseLong(name.group(2)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /// Never fails: what cannot be removed stays.
  private static void removeIfLeft(Path folder, long process) {
    Path lock = Path.of(folder + TemporaryFolder.LOCK_ENDING);
    try {
      if (TemporaryFolder.isOwn(String.valueOf(lock.getFileName()))) {
        return;
      }
      if (isOwn(lock) && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
        if (isThere(folder) || isOld(lock)) {
          removeUnlessHeld(folder, lock);
        }
      } else if (!isThere(lock) && isOwnFolder(folder) && ProcessHandle.of(process).isEmpty()) {
        Temporary.delete(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      return;
    }
  }

  private static void removeUnlessHeld(Path folder, Path lockFile) throws IOException {
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        if (isOwnFolder(folder)) {
          Temporary.delete(folder);
        }
        Files.deleteIfExists(lockFile);
      }
    }
  }

  private static boolean isOld(Path lock) throws IOException {
    return Files.getLastModifiedTime(lock, LinkOption.NOFOLLOW_LINKS)
        .toInstant()
        .isBefore(Instant.now().minus(UNTIL_LOCKED));
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isOwnFolder(Path path) throws IOException {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isOwn(path);
  }

  private static boolean isOwn(Path path) throws IOException {
    if (!isThere(path)) {
      return false;
    }
    Optional<Access> access = Access.of(path);
    return access.isEmpty() || access.get().isOwn();
  }
}
