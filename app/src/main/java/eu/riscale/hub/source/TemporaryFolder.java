package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A folder for temporary files, which only this person can read. It is gone once it is closed,
/// also where hub is interrupted before that; what a killed hub leaves, a later one removes, as the
/// lock on a file beside the folder is then free.
public final class TemporaryFolder implements AutoCloseable {
  static final String LOCK_ENDING = ".lock";

  /// Those of this process, by name: whoever closes a file gives up its lock, so these are not
  /// opened again.
  private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path lockFile;
  private final FileChannel lock;
  private final Thread atExit = new Thread(this::remove, "remove temporary files");

  private TemporaryFolder(Path path, Path lockFile, FileChannel lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /// @param purpose part of the folder's name, for who finds one left by a killed process
  public static TemporaryFolder make(String purpose) throws IOException {
    Leftovers.remove();
    TemporaryFolder folder = makeUnswept(purpose);
    AtExit.add(folder.atExit);
    return folder;
  }

  /// The same without a look at what others have left, for those who cannot wait for that now; and
  /// they close it themselves, however this process ends.
  public static TemporaryFolder makeUnswept(String purpose) throws IOException {
    Optional<TemporaryFolder> made;
    do {
      String name = prefix(purpose) + System.nanoTime();
      made = locked(Path.of(System.getProperty("java.io.tmpdir"), name));
    } while (made.isEmpty());
    return made.get();
  }

  /// The lock comes first, so that no folder is ever seen without it. Empty where the name is
  /// taken: another machine or container has this number of a process, and this time.
  private static Optional<TemporaryFolder> locked(Path folder) throws IOException {
    Path lockFile = Path.of(folder + LOCK_ENDING);
    OWN.add(String.valueOf(lockFile.getFileName()));
    FileChannel channel;
    try {
      channel = Private.create(lockFile);
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
    try {
      lockIfPossible(channel);
      channel.write(ByteBuffer.wrap(Kernel.id()));
      return Optional.of(new TemporaryFolder(Private.make(folder).toRealPath(), lockFile, channel));
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(lockFile);
      throw e;
    }
  }

  /// Some network file systems have no locks; then the folder is kept for a day.
  private static @Nullable FileLock lockIfPossible(FileChannel channel) {
    try {
      return channel.lock();
    } catch (IOException e) {
      return null;
    }
  }

  /// Names the process too, for people.
  public static String prefix(String purpose) {
    return Leftovers.PREFIX + purpose + "-" + ProcessHandle.current().pid() + "-";
  }

  static boolean isOwn(String lockName) {
    return OWN.contains(lockName);
  }

  public Path path() {
    return path;
  }

  /// Never fails: what cannot be removed now is left to a later hub.
  private void remove() {
    try {
      Temporary.delete(path);
      Files.deleteIfExists(lockFile);
      lock.close();
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() {
    remove();
    try {
      AtExit.remove(atExit);
    } catch (IllegalStateException e) {
      return; // The process is ending, and the hook runs.
    }
  }
}
