import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Writes archives whose files belong to root, in one order and of one time.
final class Archives {
  /// The archives of classes have much in common, and are up to 30 MB long.
  private static final int DICTIONARY = 64 << 20;

  private Archives() {}

  static Path tarXz(Path folder, String prefix, Path target) throws IOException {
    try (OutputStream xz = xz(target, Effort.SMALL);
        TarArchiveOutputStream tar = tar(xz)) {
      addAll(folder, prefix, tar);
    }
    return target;
  }

  /// What a file is compressed for.
  enum Effort {
    FAST(2),
    SMALL(6);

    private final int preset;

    Effort(int preset) {
      this.preset = preset;
    }
  }

  static OutputStream xz(Path target, Effort effort) throws IOException {
    LZMA2Options options = new LZMA2Options(effort.preset);
    options.setDictSize(DICTIONARY);
    OutputStream file = Files.newOutputStream(target);
    return new BufferedOutputStream(new XZOutputStream(file, options), 1 << 16);
  }

  static TarArchiveOutputStream tar(OutputStream out) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    return tar;
  }

  /// Files beside each other are alike, and compress better so.
  static List<Path> ordered(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = new ArrayList<>(all.toList());
      files.sort(Comparator.comparing(file -> folder.relativize(file).toString()));
      return files;
    }
  }

  static void addAll(Path folder, String prefix, TarArchiveOutputStream tar) throws IOException {
    for (Path file : ordered(folder)) {
      String inside = folder.relativize(file).toString().replace('\\', '/');
      add(file, prefix + inside, tar);
    }
  }

  static void add(Path file, String name, TarArchiveOutputStream tar) throws IOException {
    if (Files.isSymbolicLink(file)) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(file).toString());
      put(link, 0777, tar);
      tar.closeArchiveEntry();
    } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      put(new TarArchiveEntry(name.endsWith("/") ? name : name + "/"), 0755, tar);
      tar.closeArchiveEntry();
    } else {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(file));
      put(entry, Files.isExecutable(file) ? 0755 : 0644, tar);
      Files.copy(file, tar);
      tar.closeArchiveEntry();
    }
  }

  static void put(TarArchiveEntry entry, int mode, TarArchiveOutputStream tar) throws IOException {
    entry.setModTime(Times.TIME.toMillis());
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
  }

  static Path zip(Path folder, Path target) throws IOException {
    Path parent = folder.getParent();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(target)) {
      for (Path file : ordered(folder)) {
        String name = parent.relativize(file).toString().replace('\\', '/');
        ZipArchiveEntry entry = new ZipArchiveEntry(Files.isDirectory(file) ? name + "/" : name);
        entry.setLastModifiedTime(Times.TIME);
        zip.putArchiveEntry(entry);
        if (Files.isRegularFile(file)) {
          Files.copy(file, zip);
        }
        zip.closeArchiveEntry();
      }
    }
    return target;
  }
}
