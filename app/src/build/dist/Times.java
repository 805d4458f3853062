import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/// One time for all files, so that the same build makes the same bytes.
final class Times {
  static final LocalDateTime LOCAL = LocalDateTime.of(2026, 1, 1, 0, 0);
  static final FileTime TIME = FileTime.from(LOCAL.toInstant(ZoneOffset.UTC));

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
