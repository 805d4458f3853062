package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A description in a folder, with its files beside it.
public final class FolderSource implements RdfSource {
  /// How far down somebody looks for a description that was meant, and at how many files.
  private static final int FURTHEST = 4;

  private static final int MOST_LOOKED_AT = 2_000;

  private final Path folder;
  private final String rdfName;
  private final List<Bent> bent;

  private FolderSource(Path folder, String rdfName, List<Bent> bent) {
    this.folder = folder;
    this.rdfName = rdfName;
    this.bent = bent;
  }

  static FolderSource ofFile(Path rdf) {
    Path file = rdf.toAbsolutePath();
    return new FolderSource(file.resolveSibling(""), file.getFileName().toString(), List.of());
  }

  /// The description may lie in a folder of its own in there, as unpacking a zip leaves it.
  static FolderSource ofFolder(Path folder, String given) throws SourceException {
    try {
      List<String> paths = files(folder, "");
      if (RdfFolder.of(paths).isEmpty()) {
        for (Path inside : list(folder)) {
          if (Files.isDirectory(inside, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(inside)) {
            paths.addAll(files(inside, inside.getFileName() + "/"));
          }
        }
      }
      RdfFolder found =
          RdfFolder.of(paths)
              .orElseThrow(
                  () -> new SourceException(NearMiss.inFolder(given, further(folder, paths))));
      List<Bent> bent = new ArrayList<>();
      found.below().map(Bent.FolderBelow::new).ifPresent(bent::add);
      found.oneOfSeveral().ifPresent(bent::add);
      return new FolderSource(
          folder.resolve(found.folder()).toAbsolutePath(), found.name(), List.copyOf(bent));
    } catch (IOException e) {
      throw new SourceException("the folder cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  private static List<String> files(Path folder, String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : list(folder)) {
      if (Files.isRegularFile(file)) {
        names.add(prefix + file.getFileName());
      }
    }
    return names;
  }

  /// The paths with some of those further down, where somebody may have meant one.
  private static List<String> further(Path folder, List<String> paths) {
    List<String> all = new ArrayList<>(paths);
    try (Stream<Path> below = Files.walk(folder, FURTHEST)) {
      below
          .limit(MOST_LOOKED_AT)
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(folder::relativize)
          .filter(path -> path.getNameCount() > 2)
          .forEach(path -> all.add(path.toString().replace('\\', '/')));
    } catch (IOException | UncheckedIOException e) {
      return paths; // It is said that there is no description.
    }
    return all;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public String rdfName() {
    return rdfName;
  }

  /// The description itself.
  public Path rdf() {
    return folder.resolve(rdfName);
  }

  @Override
  public byte[] readRdf() throws SourceException {
    try (InputStream in = Files.newInputStream(rdf())) {
      return RdfSource.description(Limited.read(in, MAX_RDF_BYTES), rdfName);
    } catch (IOException e) {
      throw new SourceException("it cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  @Override
  public List<Bent> bent() {
    return bent;
  }

  @Override
  public FileLookup files() {
    return new FolderFiles(folder);
  }

  @Override
  public void close() {}
}
