package eu.riscale.hub.inspect;

import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.picture.ImageHeader;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.tensor.picture.DataUrl;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A cover, as it is in its file.
///
/// @param url the picture itself, as a `data:` address
public record CoverPage(String name, String url) {
  /// The specification asks for less than 500 kB.
  private static final int MOST_BYTES = 4_000_000;

  private static final int MOST_TRIED = 10;

  /// The first that is there, that a browser shows, and that is not excessively large.
  static Optional<CoverPage> of(List<String> names, RdfSource source) {
    return names.stream()
        .limit(MOST_TRIED)
        .flatMap(name -> FileSource.parse(name).flatMap(file -> read(name, file, source)).stream())
        .findFirst();
  }

  private static Optional<CoverPage> read(String name, FileSource file, RdfSource source) {
    if (source.files().presence(file) != Presence.PRESENT) {
      return Optional.empty();
    }
    try (InputStream in = source.files().open(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? Optional.empty()
          : mediaType(bytes).map(type -> new CoverPage(name, DataUrl.of(type, bytes)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Told by the first bytes, whatever the file is named.
  private static Optional<String> mediaType(byte[] bytes) {
    return switch (ImageHeader.of(bytes).map(ImageHeader::format).orElse("")) {
      case "png" -> Optional.of("image/png");
      case "jpg" -> Optional.of("image/jpeg");
      case "gif" -> Optional.of("image/gif");
      default -> Optional.empty();
    };
  }
}
