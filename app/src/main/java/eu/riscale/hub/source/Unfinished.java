package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A file or folder under a name of its own beside the place where it will be. It is moved there
/// once it is whole, and removed if it never is, also where hub is interrupted.
public final class Unfinished implements AutoCloseable {
  private final Path path;
  private final Thread atExit = new Thread(this::stop, "remove what is unfinished");
  private boolean stopped;

  private Unfinished(Path path) {
    this.path = path;
    AtExit.add(atExit);
  }

  /// One for a file or folder that is not made yet.
  public static Unfinished beside(Path target) {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    String name = "." + target.getFileName() + "." + HexFormat.of().formatHex(random) + ".part";
    return new Unfinished(target.resolveSibling(name));
  }

  public Path path() {
    return path;
  }

  /// Creates something in the folder, unless hub is being interrupted.
  public synchronized <T> T create(Creation<T> creation) throws IOException {
    if (stopped) {
      throw new IOException("hub was interrupted");
    }
    return creation.run();
  }

  /// Opens or makes a file or folder.
  public interface Creation<T> {
    T run() throws IOException;
  }

  /// Removes what is there; where all went well, it has moved away already.
  @Override
  public void close() throws IOException {
    try {
      AtExit.remove(atExit);
    } catch (IllegalStateException e) {
      return; // hub is being interrupted: the thread removes it
    }
    remove();
  }

  private synchronized void stop() {
    stopped = true;
    try {
      remove();
    } catch (IOException e) {
      System.err.println("hub: " + path + " could not be removed: " + e.getMessage());
    }
  }

  private void remove() throws IOException {
    if (Files.exists(path)) {
      Temporary.delete(path);
    }
  }
}
