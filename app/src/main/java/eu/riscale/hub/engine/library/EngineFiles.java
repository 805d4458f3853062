package eu.riscale.hub.engine.library;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The files of native libraries: on the class path of a hub that was built here, in the installed
/// archives of one that came as a package.
final class EngineFiles {
  private EngineFiles() {}

  /// Where a file is; null where this hub has no such file.
  ///
  /// @param resource its name, with slashes, in the jar or archive
  static @Nullable URL find(String resource) {
    URL url = EngineFiles.class.getClassLoader().getResource(resource);
    return url != null ? url : find(resource, EngineArchives.own());
  }

  static @Nullable URL find(String resource, EngineArchives archives) {
    for (EngineArchive archive : archives.listed()) {
      Optional<Path> file = archives.installed(archive);
      if (file.isPresent() && holds(file.get(), resource)) {
        return url(file.get(), resource);
      }
    }
    return null;
  }

  private static boolean holds(Path archive, String resource) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.getEntry(resource) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable URL url(Path archive, String resource) {
    try {
      return URI.create("jar:" + archive.toUri() + "!/" + resource).toURL();
    } catch (MalformedURLException e) {
      return null;
    }
  }
}
