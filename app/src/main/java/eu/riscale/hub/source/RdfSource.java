package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.StandIn;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A description and the files it names, wherever they lie.
public sealed interface RdfSource extends AutoCloseable
    permits FolderSource, ZipSource, StreamSource, EntrySource, ChangedSource {

  /// The largest description that is read; real ones stay under 200 kB.
  int MAX_RDF_BYTES = 8 << 20;

  /// The description's name, relative to the files it names.
  String rdfName();

  /// The description as written.
  ///
  /// @throws SourceException where it cannot be read or is larger than [#MAX_RDF_BYTES]
  byte[] readRdf() throws SourceException;

  /// What was bent in order to read it; empty where it is as all software expects it.
  List<Bent> bent();

  /// The description as read.
  ///
  /// @throws SourceException as of [#readRdf]
  default YamlDocument document() throws SourceException {
    return YamlReader.read(readRdf());
  }

  /// The files beside the description.
  FileLookup files();

  /// A named file as a file on disk, for engines that read nothing else.
  ///
  /// @throws IOException where there is no such file, or no room to unpack it
  default Path onDisk(FileSource file) throws IOException {
    return files().onDisk(file);
  }

  @Override
  void close() throws IOException;

  /// Opens what was named on the command line. Nothing is looked up anywhere else: what does not
  /// exist is an error at once.
  static RdfSource open(String given, InputStream stdin) throws SourceException {
    if (given.equals("-")) {
      return StreamSource.read(stdin);
    }
    if (given.startsWith("http://") || given.startsWith("https://")) {
      throw new SourceException(
          new Refusal(
              "URLs are not supported yet;", "download the model and name its file or folder."));
    }
    Path path = path(given);
    if (Files.isDirectory(path)) {
      return FolderSource.ofFolder(path, given);
    }
    if (!Files.exists(path)) {
      Optional<EntryName> entry = EntryName.parse(given);
      if (entry.isPresent()) {
        return EntrySource.open(open(entry.get().collection(), stdin), entry.get().at());
      }
      throw new SourceException(Absent.of(path));
    }
    if (isZip(path)) {
      return ZipSource.open(path);
    }
    if (Files.isRegularFile(path)) {
      Optional<Refusal> other =
          NoModel.of(start(path, StandIn.LOOK), path.toString().toLowerCase(Locale.ROOT));
      if (other.isPresent()) {
        throw new SourceException(other.get());
      }
      if (!isYaml(path) && NearMiss.isNamedAsWeights(path.toString())) {
        throw new SourceException(NoModel.weights());
      }
    }
    if (!isYaml(path) && Files.isRegularFile(path) && ZipBehind.isOne(path)) {
      throw new SourceException(
          new Refusal(
              "it is a zip behind other bytes, such as a program that unpacks itself;",
              "zip its files again."));
    }
    return FolderSource.ofFile(path);
  }

  private static Path path(String given) throws SourceException {
    try {
      return Path.of(given);
    } catch (InvalidPathException e) {
      throw new SourceException(Reason.of(e) + ".", e);
    }
  }

  private static boolean isYaml(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static boolean isZip(Path file) throws SourceException {
    byte[] head = start(file, 4);
    return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9 && head[3] < 9;
  }

  /// Whether a description that is given as a file names others that lie beside it; those of a zip
  /// lie in it.
  public static boolean namesFilesBeside(Path description) {
    try {
      return Files.isRegularFile(description) && !isZip(description);
    } catch (SourceException e) {
      return false;
    }
  }

  private static byte[] start(Path file, int length) throws SourceException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw new SourceException("it cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  /// What was read as a description.
  ///
  /// @throws SourceException where something else was saved in its place
  static byte[] description(byte[] read, String name) throws SourceException {
    byte[] start = Arrays.copyOf(read, Math.min(read.length, StandIn.LOOK));
    Optional<Refusal> other = NoModel.of(start, name.toLowerCase(Locale.ROOT));
    if (other.isPresent()) {
      throw new SourceException(other.get().in(name));
    }
    return read;
  }
}
