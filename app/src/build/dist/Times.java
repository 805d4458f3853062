import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/// One time for all files, that of the build, so that the same build makes the same bytes.
final class Times {
  private static final Instant BUILT = Instant.parse(System.getProperty("dist.time"));
  static final FileTime TIME = FileTime.from(BUILT);
  static final LocalDateTime LOCAL = LocalDateTime.ofInstant(BUILT, ZoneOffset.UTC);

  private Times() {}

  static void settle(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (!Files.isSymbolicLink(file)) {
          Files.setLastModifiedTime(file, TIME);
        }
      }
    }
  }
}
