package eu.riscale.hub.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files under `src/test/resources`.
final class TestFiles {
  private TestFiles() {}

  static byte[] read(String name) {
    try {
      return Files.readAllBytes(Path.of("src/test/resources").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
