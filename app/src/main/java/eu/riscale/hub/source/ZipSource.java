package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.EntryPath;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A description in a zip, at the top or in a folder at the top.
///
/// Entries are read by name and never unpacked under their own names, so a path in a zip can reach
/// nothing outside the folder of temporary files, which [#close] removes.
public final class ZipSource implements RdfSource {
  private static final int MAX_ENTRIES = 100_000;

  private final SoundZip zip;
  private final Map<String, ZipEntry> entries;

  /// The paths of folders that have an entry of their own, with their slashes.
  private final Set<String> folders;

  private final ZipLinks links;
  private final String prefix;
  private final String rdfName;
  private final List<Bent> bent;

  /// The files that were read to their end.
  private final Set<String> compared = new HashSet<>();

  private @Nullable TemporaryFolder temporary;

  private ZipSource(
      SoundZip zip, Map<String, ZipEntry> entries, Set<String> folders, RdfFolder rdf) {
    this.zip = zip;
    this.entries = entries;
    this.folders = folders;
    this.links = ZipLinks.of(zip);
    this.prefix = rdf.folder();
    this.rdfName = rdf.name();
    this.bent = bent(entries, rdf);
  }

  static ZipSource open(Path file) throws SourceException {
    SoundZip zip;
    try {
      zip = SoundZip.open(file);
    } catch (ZipException e) {
      if (!ZipBehind.isOne(file)) {
        throw new SourceException(
            new Refusal(
                "the zip is damaged: its end is missing, as where a download or copy was cut off;",
                "fetch it again."),
            e);
      }
      throw new SourceException("the zip is damaged: " + Reason.of(e) + ".", e);
    } catch (IOException e) {
      throw new SourceException("it cannot be read: " + Reason.of(e) + ".", e);
    }
    try {
      return of(zip);
    } catch (SourceException e) {
      closeQuietly(zip, e);
      throw e;
    }
  }

  private static ZipSource of(SoundZip zip) throws SourceException {
    if (zip.size() > MAX_ENTRIES) {
      throw new SourceException("the zip has more than " + MAX_ENTRIES + " entries.");
    }
    Map<String, ZipEntry> entries = byPath(zip);
    Set<String> folders =
        entries.keySet().stream().filter(ZipSource::isFolder).collect(Collectors.toSet());
    entries.keySet().removeAll(folders);
    RdfFolder rdf =
        RdfFolder.of(entries.keySet())
            .orElseThrow(() ->
                new SourceException(
                    WeightsArchive.of(zip)
                        .format()
                        .map(NoModel::weights)
                        .orElseGet(() -> NearMiss.inZip(entries.keySet()))));
    return new ZipSource(zip, entries, folders, rdf);
  }

  /// By the paths that their names mean.
  ///
  /// @throws SourceException where a name means none below the zip's folder, or two mean one file:
  ///   other programs might take the one that hub did not look at
  private static Map<String, ZipEntry> byPath(SoundZip zip) throws SourceException {
    Optional<String> obstacle = EntryPath.obstacle(zip.names());
    if (obstacle.isPresent()) {
      throw new SourceException(new Refusal(obstacle.get() + ";", "zip it again."));
    }
    Map<String, ZipEntry> entries = new HashMap<>();
    zip.stream()
        .filter(entry -> !zip.isLink(entry))
        .forEach(entry -> entries.put(EntryPath.plain(entry.getName()).orElseThrow(), entry));
    return entries;
  }

  /// Folders may have entries of their own, and the top of the zip as well.
  private static boolean isFolder(String path) {
    return path.isEmpty() || path.endsWith("/");
  }

  private static List<Bent> bent(Map<String, ZipEntry> entries, RdfFolder rdf) {
    List<Bent> bent = new ArrayList<>();
    rdf.below().map(Bent.TopFolder::new).ifPresent(bent::add);
    List<String> names =
        entries.values().stream()
            .map(ZipEntry::getName)
            .filter(name -> name.indexOf('\\') >= 0)
            .sorted()
            .toList();
    if (!names.isEmpty()) {
      String first = names.getFirst();
      bent.add(new Bent.Backslashes(first, first.replace('\\', '/'), names.size()));
    }
    rdf.oneOfSeveral().ifPresent(bent::add);
    return List.copyOf(bent);
  }

  private static void closeQuietly(SoundZip zip, Exception because) {
    try {
      zip.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public String rdfName() {
    return rdfName;
  }

  @Override
  public byte[] readRdf() throws SourceException {
    try (InputStream in = zip.getInputStream(entry(rdfName))) {
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
    return new FileLookup() {
      @Override
      public Presence presence(FileSource file) {
        if (!(file instanceof FileSource.RelativePath)) {
          return Presence.UNKNOWN;
        }
        return entries.containsKey(prefix + file) ? Presence.PRESENT : Presence.MISSING;
      }

      @Override
      public Optional<Link> link(FileSource file) {
        return file instanceof FileSource.RelativePath
            ? links.at(prefix, file.toString())
            : Optional.empty();
      }

      @Override
      public boolean isFolder(FileSource file) {
        return file instanceof FileSource.RelativePath && folders.contains(prefix + file + "/");
      }

      @Override
      public long size(FileSource file) throws IOException {
        return entry(file).getSize();
      }

      @Override
      public InputStream open(FileSource file) throws IOException {
        return EntryStream.open(zip, entry(file));
      }

      @Override
      public Sha256 sha256(FileSource file) throws IOException {
        Sha256 sum = FileLookup.super.sha256(file);
        compared.add(file.toString());
        return sum;
      }

      @Override
      public void compareWithPacked(FileSource file) throws IOException {
        if (compared.add(file.toString())) {
          try (InputStream in = open(file)) {
            in.transferTo(OutputStream.nullOutputStream());
          }
        }
      }

      @Override
      public Path onDisk(FileSource file) throws IOException {
        return unpacked(file);
      }

      @Override
      public List<String> list() {
        return entries.keySet().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .sorted()
            .toList();
      }
    };
  }

  /// Unpacks the entry once, under the same relative path in a folder of temporary files, so that
  /// files which belong together (ONNX weights and their external data) lie side by side.
  private Path unpacked(FileSource source) throws IOException {
    ZipEntry entry = entry(source);
    if (temporary == null) {
      temporary = TemporaryFolder.make("zip");
    }
    Path folder = temporary.path();
    Path file = inside(folder, source.toString());
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      try (InputStream in = EntryStream.open(zip, entry)) {
        Limited.copy(in, file, entry.getSize());
      } catch (IOException e) {
        Files.deleteIfExists(file); // Half of it must not be taken for all.
        throw e;
      }
    }
    return file;
  }

  private static Path inside(Path folder, String name) throws NoSuchFileException {
    try {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      NoSuchFileException none =
          new NoSuchFileException(name, null, "no file here can have that name");
      none.initCause(e);
      throw none;
    }
    throw new NoSuchFileException(name, null, "it lies outside the model's folder");
  }

  private ZipEntry entry(FileSource file) throws NoSuchFileException {
    if (file instanceof FileSource.Web) {
      throw FileLookup.absent(file);
    }
    return entry(file.toString());
  }

  private ZipEntry entry(String name) throws NoSuchFileException {
    ZipEntry entry = entries.get(prefix + name);
    if (entry == null) {
      throw new NoSuchFileException(name);
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
    if (temporary != null) {
      temporary.close();
    }
  }
}
