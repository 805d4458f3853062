package eu.riscale.hub.engine.library;

import eu.riscale.hub.spec.file.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The files of an engine's native library, as hub was made with them.
///
/// @param label what a person calls it, such as `PyTorch 2.7.1`
/// @param folder the folder of the cache that they are unpacked to; it names version and machine,
///   so that another version never meets these files
/// @param resources file name → its name in a jar or archive
record NativeLibrary(String label, String folder, Map<String, String> resources) {

  /// A file that hub's own installation lacks, or has damaged.
  static final class Lacking extends IOException {
    private static final long serialVersionUID = 1L;

    Lacking(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  List<String> files() {
    return List.copyOf(resources.keySet());
  }

  /// Writes one of the files, and compares its size and checksum with those of its jar.
  ///
  /// @return its SHA-256, as hexadecimal digits
  /// @throws Lacking where hub has no such file, or has it damaged
  String copy(String name, Path target) throws IOException {
    String resource = String.valueOf(resources.get(name));
    URL url = EngineFiles.find(resource);
    if (url == null) {
      throw new Lacking(resource + " is missing", null);
    }
    URLConnection connection = url.openConnection();
    try (InputStream in = connection.getInputStream()) {
      Files.copy(in, target);
    } catch (ZipException e) {
      throw new Lacking(resource + " is damaged", e);
    }
    try (CheckedInputStream written =
        new CheckedInputStream(Files.newInputStream(target), new CRC32())) {
      String sha256 = Checksums.sha256(written).hex();
      if (connection instanceof JarURLConnection jar
          && (jar.getJarEntry().getSize() != Files.size(target)
              || jar.getJarEntry().getCrc() != written.getChecksum().getValue())) {
        throw new Lacking(resource + " is damaged", null);
      }
      return sha256;
    }
  }
}
