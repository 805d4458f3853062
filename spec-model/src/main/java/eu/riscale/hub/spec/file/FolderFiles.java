package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of one folder. Nothing outside of it is read, neither by `..` nor by a link.
public final class FolderFiles implements FileLookup {
  private static final int MOST_FILES = 100_000;

  private final Path folder;

  public FolderFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean isForManyThreads() {
    return true;
  }

  @Override
  public Presence presence(FileSource source) {
    if (!(source instanceof FileSource.RelativePath) || source.leavesFolder()) {
      return Presence.UNKNOWN;
    }
    Path path = inside(source);
    // What cannot be the name of a file names none.
    if (path == null || !Files.isRegularFile(path)) {
      return Presence.MISSING;
    }
    return staysInside(path) ? Presence.PRESENT : Presence.UNKNOWN;
  }

  @Override
  public long size(FileSource source) throws IOException {
    return Files.size(present(source));
  }

  @Override
  public InputStream open(FileSource source) throws IOException {
    return Files.newInputStream(present(source));
  }

  @Override
  public Path onDisk(FileSource source) throws IOException {
    return present(source);
  }

  @Override
  public FileSource resolved(FileSource source) throws IOException {
    Path path = folder.toRealPath().relativize(present(source).toRealPath());
    return new FileSource.RelativePath(path.toString().replace('\\', '/'));
  }

  @Override
  public boolean isFolder(FileSource source) {
    Path path = inside(source);
    return path != null && Files.isDirectory(path) && staysInside(path);
  }

  @Override
  public Optional<Link> link(FileSource source) {
    Path path = inside(source);
    if (path == null) {
      return Optional.empty();
    }
    Path part = folder;
    for (Path name : folder.relativize(path)) {
      part = part.resolve(name);
      if (Files.isSymbolicLink(part)) {
        return linkAt(part);
      }
    }
    return Optional.empty();
  }

  private Optional<Link> linkAt(Path path) {
    try {
      String name = folder.relativize(path).toString().replace('\\', '/');
      return Optional.of(new Link(name, Files.readSymbolicLink(path).toString(), Link.Kept.FOLDER));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .limit(MOST_FILES)
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    names.sort(null);
    return names;
  }

  private Path present(FileSource source) throws IOException {
    Path path = inside(source);
    if (path == null || presence(source) != Presence.PRESENT) {
      throw FileLookup.absent(source);
    }
    return path;
  }

  private @Nullable Path inside(FileSource source) {
    if (!(source instanceof FileSource.RelativePath(String relative)) || source.leavesFolder()) {
      return null;
    }
    try {
      return folder.resolve(relative);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private boolean staysInside(Path path) {
    try {
      return path.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
