package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Files that are those of another lookup but for what is overridden.
public interface ForwardingFileLookup extends FileLookup {

  /// The lookup that does the work.
  FileLookup files();

  /// The lookup that has a file, where not all have one.
  default FileLookup files(FileSource source) {
    return files();
  }

  @Override
  default Presence presence(FileSource source) {
    return files(source).presence(source);
  }

  @Override
  default long size(FileSource source) throws IOException {
    return files(source).size(source);
  }

  @Override
  default InputStream open(FileSource source) throws IOException {
    return files(source).open(source);
  }

  @Override
  default Path onDisk(FileSource source) throws IOException {
    return files(source).onDisk(source);
  }

  @Override
  default FileSource resolved(FileSource source) throws IOException {
    return files(source).resolved(source);
  }

  @Override
  default FileStart start(FileSource source) throws IOException {
    return files(source).start(source);
  }

  @Override
  default Sha256 sha256(FileSource source) throws IOException {
    return files(source).sha256(source);
  }

  @Override
  default Sha256 sha256(FileSource source, LineEnds ends) throws IOException {
    return files(source).sha256(source, ends);
  }

  @Override
  default Optional<Link> link(FileSource source) {
    return files(source).link(source);
  }

  @Override
  default boolean isFolder(FileSource source) {
    return files(source).isFolder(source);
  }

  @Override
  default void compareWithPacked(FileSource source) throws IOException {
    files(source).compareWithPacked(source);
  }

  @Override
  default List<String> list() throws IOException {
    return files().list();
  }
}
