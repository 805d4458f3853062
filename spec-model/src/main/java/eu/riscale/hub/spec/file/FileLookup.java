package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How rules get at the files that a description names. The library itself knows no file system and
/// no network; whoever uses it decides what may be read.
public interface FileLookup {

  /// What is known about a file before it is opened.
  enum Presence {
    PRESENT,
    /// Looked for, and not there.
    MISSING,
    /// Not looked for: a web address that was not downloaded, or a path that hub does not follow.
    UNKNOWN
  }

  Presence presence(FileSource source);

  /// Whether several threads may ask at once.
  default boolean isForManyThreads() {
    return false;
  }

  /// That a file cannot be read which is not there, or which is on the web.
  static NoSuchFileException absent(FileSource source) {
    return source instanceof FileSource.Web
        ? new NoSuchFileException(
            source.toString(), null, "it is on the web, and hub opens no network connection")
        : new NoSuchFileException(source.toString());
  }

  /// Size of a file that is present, in bytes.
  ///
  /// @throws IOException where the file cannot be read after all
  long size(FileSource source) throws IOException;

  /// A file that is present, from its first byte; the caller closes the stream.
  ///
  /// @throws IOException where the file cannot be read after all
  InputStream open(FileSource source) throws IOException;

  /// A file that is present, as a file on disk for whoever reads here and there in it. One that is
  /// packed is unpacked, once, to where it is gone when its source is closed.
  ///
  /// @throws IOException where the file cannot be read after all, or there is no room to unpack it
  Path onDisk(FileSource source) throws IOException;

  /// The one path of a file that is present, whichever of its paths is given: links and `..` are
  /// followed.
  ///
  /// @throws IOException where the file cannot be read after all
  default FileSource resolved(FileSource source) throws IOException {
    return source;
  }

  /// What a file that is present is by its first bytes.
  ///
  /// @throws IOException where the file cannot be read after all
  default FileStart start(FileSource source) throws IOException {
    try (InputStream in = open(source)) {
      return FileStart.of(in, source.fileName());
    }
  }

  /// Checksum of a file that is present.
  ///
  /// @throws IOException where the file cannot be read after all
  default Sha256 sha256(FileSource source) throws IOException {
    try (InputStream in = open(source)) {
      return Checksums.sha256(in);
    }
  }

  /// Checksum that a file which is present would have if all its lines ended in one way.
  ///
  /// @throws IOException where the file cannot be read after all
  default Sha256 sha256(FileSource source, LineEnds ends) throws IOException {
    try (InputStream in = open(source)) {
      return ends.sha256(in);
    }
  }

  /// Where a file that is a symbolic link, or lies in a folder that is one, leads to.
  ///
  /// @return the link and its target as they are written; empty where there is no link
  default Optional<Link> link(FileSource source) {
    return Optional.empty();
  }

  /// A symbolic link.
  ///
  /// @param name its path below the folder of the description
  record Link(String name, String target, Kept kept) {
    /// What it is stored in.
    public enum Kept {
      FOLDER,
      /// Most software that reads a zip takes the text of the target for the file.
      ZIP
    }
  }

  /// Whether a path that leads to no file leads to a folder, an empty one as well.
  default boolean isFolder(FileSource source) {
    return false;
  }

  /// Reads a file that is present to its end where what holds it has a size and a checksum of it,
  /// as a zip has. That was done where its [#sha256] was asked for.
  ///
  /// @throws IOException where it is another than was packed, or cannot be read after all
  default void compareWithPacked(FileSource source) throws IOException {}

  /// Paths of all files that lie with the description, `/` between their parts.
  ///
  /// @throws IOException where the folder or zip cannot be listed
  List<String> list() throws IOException;
}
