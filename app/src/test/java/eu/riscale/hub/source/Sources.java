package eu.riscale.hub.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Sources for tests.
final class Sources {
  static final InputStream NO_INPUT = InputStream.nullInputStream();

  private Sources() {}

  static FileSource file(String path) {
    return FileSource.parse(path).orElseThrow();
  }

  static String rdfOf(Path path) throws Exception {
    try (RdfSource source = RdfSource.open(path.toString(), NO_INPUT)) {
      return new String(source.readRdf(), StandardCharsets.UTF_8);
    }
  }

  static void assertUnreadable(String given, String message) {
    assertThatThrownBy(() -> RdfSource.open(given, NO_INPUT))
        .isInstanceOf(SourceException.class)
        .hasMessage(message);
  }

  /// @param namesAndTexts of its entries, by turns
  static Path zip(Path file, String... namesAndTexts) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        ZipOutputStream out = new ZipOutputStream(raw)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
