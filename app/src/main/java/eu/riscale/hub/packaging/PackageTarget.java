package eu.riscale.hub.packaging;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.zip.SoundZip;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/// Where a package is written to.
///
/// @param given as on the command line
/// @param path the same, absolute
/// @param isFolder whether it ends in a `/`, for a folder instead of a zip
public record PackageTarget(String given, Path path, boolean isFolder) {

  /// What becomes of an older package in the same place.
  public enum Older {
    KEPT,
    REPLACED
  }

  /// @throws InvalidPathException where no file can have that name
  public static PackageTarget of(String given) {
    boolean folder = given.endsWith("/") || given.endsWith(File.separator);
    return new PackageTarget(given, Path.of(given).toAbsolutePath().normalize(), folder);
  }

  /// A zip in the working folder, with the name of the folder or zip that holds the description;
  /// empty for what has no name.
  public static Optional<String> usual(String source) {
    if (source.equals("-") || source.contains("://")) {
      return Optional.empty();
    }
    Path read = Path.of(source).toAbsolutePath().normalize();
    boolean isPacked = !Files.isDirectory(read) && source.toLowerCase(Locale.ROOT).endsWith(".zip");
    Path named = Files.isDirectory(read) || isPacked ? read : read.getParent();
    Path name = named == null ? null : named.getFileName();
    if (name == null) {
      return Optional.empty();
    }
    String stem = name.toString();
    return Optional.of(
        isPacked ? stem.substring(0, stem.length() - 4) + "-package.zip" : stem + ".zip");
  }

  /// Why this machine lets nothing be written there.
  public Optional<String> obstacle() {
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Optional.of("there is no folder " + (parent == null ? path : parent) + ".");
    }
    return Files.isWritable(parent)
        ? Optional.empty()
        : Optional.of("nothing may be written in the folder " + parent + ".");
  }

  /// Why nothing may be written there.
  ///
  /// @param source what is to be packed
  public Optional<String> refusal(String source, Older older) {
    if (isSource(source)) {
      return Optional.of("a package cannot take the place of its own source.");
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (isFolder != Files.isDirectory(path)) {
      return Optional.of(
          isFolder ? "it is a file." : "it is a folder; end it in / to write a folder.");
    }
    try {
      return isFolder ? folderRefusal(older) : zipRefusal(source, older);
    } catch (IOException e) {
      return Optional.of("it cannot be read: " + Reason.of(e) + ".");
    }
  }

  private Optional<String> zipRefusal(String source, Older older) throws IOException {
    if (older == Older.KEPT) {
      return Optional.of("it is there already; --overwrite replaces it.");
    }
    if (!Files.isRegularFile(path)) {
      return Optional.of("it is no file.");
    }
    return isBeside(source) && !isZippedPackage(path)
        ? Optional.of("a package cannot take the place of a file of its own source.")
        : Optional.empty();
  }

  /// Whether the target lies in the folder of the description.
  private boolean isBeside(String source) throws IOException {
    Path read = Path.of(source).toAbsolutePath();
    Path folder = Files.isDirectory(read) ? read : read.resolveSibling("");
    return Files.exists(read)
        && (Files.isDirectory(read) || !isZippedPackage(read))
        && path.toRealPath().startsWith(folder.toRealPath());
  }

  /// An older package; weights are often zips, too.
  private static boolean isZippedPackage(Path file) throws IOException {
    try (SoundZip zip = SoundZip.open(file)) {
      return zip.getEntry(PackageNames.RDF) != null;
    } catch (ZipException e) {
      return false;
    }
  }

  /// Only what looks like a package is replaced: a mistyped path must not cost somebody's files.
  private Optional<String> folderRefusal(Older older) throws IOException {
    List<Path> content;
    try (Stream<Path> files = Files.list(path)) {
      content = files.toList();
    }
    if (content.isEmpty()) {
      return Optional.empty();
    }
    if (older == Older.KEPT) {
      return Optional.of("it is there already; --overwrite replaces it.");
    }
    boolean isPackage =
        Files.isRegularFile(path.resolve(PackageNames.RDF))
            && content.stream().allMatch(Files::isRegularFile);
    return isPackage
        ? Optional.empty()
        : Optional.of("it holds more than a package; remove it yourself if it may go.");
  }

  private boolean isSource(String source) {
    try {
      Path read = Path.of(source).toAbsolutePath();
      return isSame(read)
          || (isFolder && Files.isRegularFile(read) && isSame(read.resolveSibling("")));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private boolean isSame(Path other) {
    try {
      return Files.exists(path) && Files.exists(other) && Files.isSameFile(path, other);
    } catch (IOException e) {
      return false;
    }
  }
}
