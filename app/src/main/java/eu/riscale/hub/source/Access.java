package eu.riscale.hub.source;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Who may change a file or folder, as its owner and mode say.
///
/// @param owner the number of the person
/// @param mode the type and permission bits of Unix
public record Access(long owner, int mode) {
  private static final int ROOT = 0;
  private static final int OF_OTHERS = 0077;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int STICKY = 01000;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String USER = "Uid:";

  /// Of a link it is the link's own. Empty where the system has no owners and modes, such as
  /// Windows.
  public static Optional<Access> of(Path path) throws IOException {
    try {
      Map<String, Object> found =
          Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
      return found.get("uid") instanceof Integer uid && found.get("mode") instanceof Integer mode
          ? Optional.of(new Access(Integer.toUnsignedLong(uid), mode))
          : Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /// Whether it belongs to the person whose process this is.
  public boolean isOwn() throws IOException {
    return owner == self();
  }

  /// Whether others may read, write or enter it.
  public boolean isOpen() {
    return (mode & OF_OTHERS) != 0;
  }

  /// Whether it belongs to somebody who can harm this person: anybody but themselves and root, who
  /// can do everything anyway.
  boolean isOfStranger() throws IOException {
    return owner != ROOT && !isOwn();
  }

  /// Why a stranger could have changed what lies in this folder; empty where none could.
  public Optional<String> risk() throws IOException {
    if (isOfStranger()) {
      return Optional.of("it belongs to another person");
    }
    // With the sticky bit, as the folder for temporary files has it, everybody may add files and
    // nobody may touch those of others.
    return (mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0
        ? Optional.of("other people may write to it")
        : Optional.empty();
  }

  /// Linux answers far sooner by its files. The link `/proc/self` itself is root's.
  private static long self() throws IOException {
    if (!Files.exists(STATUS)) {
      return new UnixSystem().getUid();
    }
    for (String line : Files.readString(STATUS).split("\n", -1)) {
      if (line.startsWith(USER)) {
        // The real number, then the effective one, which new files get.
        return Long.parseLong(line.split("\\s+", -1)[2]);
      }
    }
    return new UnixSystem().getUid();
  }
}
