package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;

/// Writes the files of one package. Nothing is at the target before [#publish], and nothing is left
/// over if that is never called.
sealed interface PackageWriter extends AutoCloseable permits ZipPackage, FolderPackage {

  /// Copies one file.
  ///
  /// @param name without folders
  /// @param size how many bytes there are to come
  /// @return the checksum of what was copied
  /// @throws IOException where the file cannot be written, or has another size
  /// @throws UnreadableFile where the file cannot be read
  Sha256 add(String name, long size, InputStream content) throws IOException, UnreadableFile;

  /// Puts the package to its target, in place of what is there.
  void publish() throws IOException;

  @Override
  void close() throws IOException;
}
