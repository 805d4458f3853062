package eu.riscale.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FileLookup.Link;
import eu.riscale.hub.spec.value.FileSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A link that is stored in a zip is told as one, and is no file.
class ZipLinksTest {
  @TempDir Path dir;

  @Test
  void aLinkIsNoFile() throws Exception {
    Path zip = dir.resolve("m.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : new String[] {"m/rdf.yaml", "m/data", "m/plain"}) {
        out.putNextEntry(new ZipEntry(name));
        out.write("../elsewhere".getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(zip);
    mark(bytes, "m/data", 0xA1FF);
    mark(bytes, "m/plain", 0x81A4);
    Files.write(zip, bytes);

    try (RdfSource source = RdfSource.open(zip.toString(), InputStream.nullInputStream())) {
      FileLookup files = source.files();
      for (String name : new String[] {"data", "data/input.npy"}) {
        FileSource file = new FileSource.RelativePath(name);
        assertThat(files.presence(file)).isEqualTo(FileLookup.Presence.MISSING);
        assertThat(files.link(file)).contains(new Link("data", "../elsewhere", Link.Kept.ZIP));
      }
      assertThat(files.link(new FileSource.RelativePath("plain"))).isEqualTo(Optional.empty());
      assertThat(files.list()).containsExactly("plain", "rdf.yaml");
    }
  }

  /// Writes kind and rights of an entry into the table, as zip does on Unix.
  private static void mark(byte[] zip, String name, int mode) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    int header = text.lastIndexOf(name) - 46;
    zip[header + 5] = 3;
    zip[header + 40] = (byte) mode;
    zip[header + 41] = (byte) (mode >> 8);
  }
}
