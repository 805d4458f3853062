package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Folders of temporary files that a hub left which was killed. A folder goes where the lock on the
/// file beside it is free; where there is no such file, or locks cannot be told, once it is a day
/// old. Numbers of processes tell nothing: containers that share a folder each count their own.
/// What belongs to other people stays, and links are not followed.
public final class Leftovers {
  static final String PREFIX = "hub-";

  private static final Pattern NAME =
      Pattern.compile(
          "(" + PREFIX + "[a-z-]+-\\d{1,18}-\\d+)(" + TemporaryFolder.LOCK_ENDING + ")?");

  /// How many files of any name are looked at, and for how long folders are removed: a later hub
  /// goes on.
  private static final int MOST_FILES = 20_000;

  private static final long MOST_NANOS = 2_000_000_000L;

  /// Between making the file and locking it a process needs far less.
  private static final Duration UNTIL_LOCKED = Duration.ofMinutes(1);

  /// No hub runs longer.
  private static final Duration DAY = Duration.ofDays(1);

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
          removeIfLeft(file.resolveSibling(name.group(1)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /// Never fails: what cannot be removed stays.
  private static void removeIfLeft(Path folder) {
    Path lock = Path.of(folder + TemporaryFolder.LOCK_ENDING);
    try {
      if (TemporaryFolder.isOwn(String.valueOf(lock.getFileName()))) {
        return;
      }
      if (isOwn(lock) && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
        if (isThere(folder) || isOlder(lock, UNTIL_LOCKED)) {
          removeUnlessHeld(folder, lock);
        }
      } else if (!isThere(lock) && isOwnFolder(folder) && isOlder(folder, DAY)) {
        Temporary.delete(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      return;
    }
  }

  private static void removeUnlessHeld(Path folder, Path lockFile) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            lockFile,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      if (switch (hold(channel)) {
        case HELD -> false;
        case FREE -> true;
        case UNKNOWN -> isOlder(lockFile, DAY) && (!isThere(folder) || isOlder(folder, DAY));
      }) {
        if (isOwnFolder(folder)) {
          Temporary.delete(folder);
        }
        Files.deleteIfExists(lockFile);
      }
    }
  }

  /// Whether another process holds the lock.
  private enum Hold {
    HELD,
    FREE,
    /// The file system has no locks, or another machine may hold it.
    UNKNOWN
  }

  private static Hold hold(FileChannel channel) {
    try {
      if (channel.tryLock() == null) {
        return Hold.HELD;
      }
      byte[] self = Kernel.id();
      ByteBuffer other = ByteBuffer.allocate(self.length);
      channel.read(other, 0);
      return Arrays.equals(other.array(), self) ? Hold.FREE : Hold.UNKNOWN;
    } catch (IOException e) {
      return Hold.UNKNOWN;
    }
  }

  private static boolean isOlder(Path file, Duration age) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
        .toInstant()
        .isBefore(Instant.now().minus(age));
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
