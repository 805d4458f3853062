package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileLookup.Link;
import eu.riscale.hub.spec.file.zip.EntryPath;
import eu.riscale.hub.spec.file.zip.SoundZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;

/// The symbolic links that are stored in a zip. None is followed: other software takes the path
/// that a link holds for the content of a file.
final class ZipLinks {
  private static final int LONGEST = 4096;

  private final SoundZip zip;
  private final Map<String, ZipEntry> links;

  private ZipLinks(SoundZip zip, Map<String, ZipEntry> links) {
    this.zip = zip;
    this.links = links;
  }

  static ZipLinks of(SoundZip zip) {
    Map<String, ZipEntry> links = new HashMap<>();
    zip.stream()
        .filter(zip::isLink)
        .forEach(
            entry -> EntryPath.plain(entry.getName()).ifPresent(path -> links.put(path, entry)));
    return new ZipLinks(zip, links);
  }

  /// The link that a file is, or that one of its folders is.
  ///
  /// @param prefix the folder of the description in the zip
  Optional<Link> at(String prefix, String file) {
    String path = prefix + file;
    for (int end = links.isEmpty() ? 0 : path.length();
        end > 0;
        end = path.lastIndexOf('/', end - 1)) {
      ZipEntry entry = links.get(path.substring(0, end));
      if (entry != null) {
        String name =
            end > prefix.length() ? path.substring(prefix.length(), end) : path.substring(0, end);
        return target(entry).map(target -> new Link(name, target, Link.Kept.ZIP));
      }
    }
    return Optional.empty();
  }

  private Optional<String> target(ZipEntry entry) {
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
