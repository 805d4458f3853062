package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.zip.EntryPath;
import eu.riscale.hub.spec.file.zip.SoundZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Unpacks a zip that comes with a model, which may be hostile: no entry leaves the folder, and
/// none unpacks to more than a model could be.
public final class Unzip {
  private static final int MAX_ENTRIES = 100_000;
  private static final long SMALL = 256L << 20;
  private static final int MAX_RATIO = 200;

  private Unzip() {}

  /// Unpacks some entries into a folder that exists and is empty. Where any entry would lie outside
  /// its folder, none is taken.
  ///
  /// @param needed by the name of an entry, whose parts have slashes between them
  /// @throws ZipException with a clause, where the zip is damaged or hostile
  /// @throws IOException where it cannot be read, or the folder not be written
  public static void into(Path folder, Path file, Predicate<String> needed) throws IOException {
    try (SoundZip zip = SoundZip.open(file)) {
      if (zip.size() > MAX_ENTRIES) {
        throw new ZipException("it has more than " + MAX_ENTRIES + " entries");
      }
      for (Iterator<ZipEntry> all = zip.stream().iterator(); all.hasNext(); ) {
        inside(folder, all.next());
      }
      long most = Math.max(SMALL, MAX_RATIO * Files.size(file));
      for (Iterator<ZipEntry> all = zip.stream().iterator(); all.hasNext(); ) {
        ZipEntry entry = all.next();
        if (EntryPath.plain(entry.getName()).filter(needed).isPresent()) {
          most -= unpack(zip, entry, folder, most);
        }
      }
    }
  }

  /// @return how many bytes that took
  private static long unpack(SoundZip zip, ZipEntry entry, Path folder, long most)
      throws IOException {
    Path file = inside(folder, entry);
    try {
      if (entry.isDirectory()) {
        makeFolders(folder, file);
        return 0;
      }
      if (entry.getSize() > most) {
        throw new ZipException("it unpacks to more than " + MAX_RATIO + " times its size");
      }
      makeFolders(folder, Objects.requireNonNull(file.getParent(), "it lies in the folder"));
      try (InputStream in = zip.getInputStream(entry)) {
        Limited.copy(in, file, entry.getSize());
      }
      return entry.getSize();
    } catch (FileAlreadyExistsException e) {
      throw asZipException("it has '" + entry.getName() + "' twice", e);
    }
  }

  /// A file where a folder must be is the zip's fault and not the disk's.
  private static void makeFolders(Path folder, @Nullable Path inside) throws IOException {
    for (@Nullable Path above = inside;
        above != null && above.startsWith(folder);
        above = above.getParent()) {
      if (Files.isRegularFile(above)) {
        throw new FileAlreadyExistsException(above.toString());
      }
    }
    Files.createDirectories(inside);
  }

  private static Path inside(Path folder, ZipEntry entry) throws ZipException {
    try {
      Optional<String> path = EntryPath.plain(entry.getName());
      if (path.isPresent()) {
        return folder.resolve(path.get());
      }
    } catch (InvalidPathException e) {
      throw asZipException("no file here can have the name '" + entry.getName() + "'", e);
    }
    throw new ZipException("'" + entry.getName() + "' would lie outside its folder");
  }

  private static ZipException asZipException(String message, Exception cause) {
    ZipException exception = new ZipException(message);
    exception.initCause(cause);
    return exception;
  }
}
