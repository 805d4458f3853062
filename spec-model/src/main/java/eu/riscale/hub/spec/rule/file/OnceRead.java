package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FileStart;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.file.LineEnds;
import eu.riscale.hub.spec.file.NearNames;
import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Files that are read once for their checksum, and once to hold them against what was packed,
/// however many places of a description name them.
public final class OnceRead implements ForwardingFileLookup {
  /// A description may name thousands of files that are not there.
  private static final int MOST_ASKED = 2_000;

  private final FileLookup files;
  private final List<ReferencedFile> named;
  private @Nullable Listed listed;
  private @Nullable NearNames near;
  private int asked;

  private final Map<FileSource, Presence> present = new HashMap<>();
  private final Map<FileSource, FileSource> resolved = new HashMap<>();
  private final Map<FileSource, Sha256> sums = new HashMap<>();
  private final Map<Turned, Sha256> turned = new HashMap<>();
  private final Set<FileSource> compared = new HashSet<>();
  private final Map<FileSource, IOException> lost = new HashMap<>();
  private final Map<Named, FileStart> starts = new HashMap<>();
  private final Map<As, Optional<String>> ends = new HashMap<>();

  /// The files that lie there.
  ///
  /// @param descriptions those that go by the name of a description
  private record Listed(List<String> descriptions, List<String> others) {}

  private record Named(FileSource file, String suffix) {}

  private record As(FileSource file, Role role) {}

  private record Turned(FileSource file, LineEnds ends) {}

  /// Asks a file for something.
  private interface Look<T> {
    T now() throws IOException;
  }

  public OnceRead(FileLookup files) {
    this(files, List.of());
  }

  /// @param named every file that the description names
  OnceRead(FileLookup files, List<ReferencedFile> named) {
    this.files = files;
    this.named = named;
  }

  @Override
  public Presence presence(FileSource source) {
    return present.computeIfAbsent(source, files::presence);
  }

  @Override
  public FileSource resolved(FileSource source) throws IOException {
    return once(resolved, source, () -> files.resolved(source));
  }

  /// Files that may be meant by a path that leads to none.
  ///
  /// @param canBe whether what names it may name such a file
  NearNames.Near near(FileSource source, Predicate<String> canBe) {
    return source instanceof FileSource.RelativePath(String path) && asked++ < MOST_ASKED
        ? around().to(path, canBe)
        : new NearNames.Near(NearNames.Miss.TYPING, List.of());
  }

  /// The files that lie there and that the description does not name, of those that a test takes.
  List<String> unnamed(Predicate<String> isMeant) {
    Set<String> taken = named();
    return listed().others().stream()
        .filter(isMeant)
        .filter(path -> !taken.contains(path))
        .toList();
  }

  /// The paths of all files that the description names.
  Set<String> named() {
    return named.stream().map(file -> file.source().toString()).collect(Collectors.toSet());
  }

  /// The file that a description gives a checksum to.
  Optional<String> withChecksum(Sha256 sum) {
    return named.stream()
        .filter(file -> file.sha256().equals(Optional.of(sum)))
        .map(file -> file.source().toString())
        .findFirst();
  }

  boolean hasAttachments() {
    return named.stream().anyMatch(file -> file.at().toString().startsWith("attachments"));
  }

  /// Whether a path leads to a folder, be it empty.
  @Override
  public boolean isFolder(FileSource source) {
    return in(source).findAny().isPresent() || files.isFolder(source);
  }

  /// The files that lie below a path; none where it leads to no folder, or to an empty one.
  Stream<String> in(FileSource source) {
    return source instanceof FileSource.RelativePath(String path) ? around().in(path) : Stream.of();
  }

  private NearNames around() {
    NearNames known = near;
    if (known == null) {
      known = new NearNames(listed().others(), named());
      near = known;
    }
    return known;
  }

  /// Where the description is a link to one that lies elsewhere, as its files do.
  Optional<Link> linkedDescription() {
    return DescriptionName.first(listed().descriptions())
        .flatMap(FileSource::parse)
        .flatMap(files::link);
  }

  private Listed listed() {
    Listed known = listed;
    if (known == null) {
      List<String> all = all();
      known =
          new Listed(
              all.stream().filter(DescriptionName::is).toList(),
              all.stream().filter(path -> !DescriptionName.is(path)).toList());
      listed = known;
    }
    return known;
  }

  /// None where they cannot be listed: what is wrong with the folder is told of what it lacks.
  private List<String> all() {
    try {
      return files.list();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public FileLookup files() {
    return files;
  }

  @Override
  public FileStart start(FileSource source) throws IOException {
    return once(starts, new Named(readable(source), source.suffix()), () -> files.start(source));
  }

  /// Whether a file ends before its format says so; a clause.
  Optional<String> earlyEnd(ReferencedFile file) throws IOException {
    return once(
        ends,
        new As(readable(file.source()), file.role()),
        () -> EarlyEnd.of(file, start(file.source()).kind(), files));
  }

  @Override
  public Sha256 sha256(FileSource source) throws IOException {
    FileSource file = readable(source);
    try {
      return once(sums, file, () -> files.sha256(source));
    } catch (IOException e) {
      lost.put(file, e);
      throw e;
    }
  }

  @Override
  public Sha256 sha256(FileSource source, LineEnds ends) throws IOException {
    return once(turned, new Turned(readable(source), ends), () -> files.sha256(source, ends));
  }

  @Override
  public void compareWithPacked(FileSource source) throws IOException {
    FileSource file = readable(source);
    if (!compared.add(file)) {
      return;
    }
    try {
      files.compareWithPacked(source);
    } catch (IOException e) {
      lost.put(file, e);
      throw e;
    }
  }

  private static <K, V> V once(Map<K, V> known, K key, Look<V> look) throws IOException {
    V found = known.get(key);
    if (found == null) {
      found = look.now();
      known.put(key, found);
    }
    return found;
  }

  /// @throws IOException where the file could not be read before
  private FileSource readable(FileSource source) throws IOException {
    FileSource file = resolved(source);
    IOException before = lost.get(file);
    if (before != null) {
      throw before;
    }
    return file;
  }
}
