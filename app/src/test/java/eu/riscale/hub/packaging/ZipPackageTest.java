package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipPackageTest {
  @TempDir Path dir;

  /// Sizes and positions from these on are written in the fields for large zips; the JDK reads
  /// both.
  @ParameterizedTest
  @ValueSource(longs = {ZipRecords.LARGE, 200, 40, 1})
  void theJdkReadsWhatIsWritten(long zip64From) throws Exception {
    Path zip = dir.resolve("a.zip");
    String large = "x".repeat(300);
    write(zip, zip64From, "rdf.yaml", "name: x", "größe 🔬.npy", large, "empty", "");

    try (ZipFile read = new ZipFile(zip.toFile())) {
      assertThat(read.stream().map(ZipEntry::getName))
          .containsExactly("rdf.yaml", "größe 🔬.npy", "empty");
      ZipEntry entry = read.getEntry("größe 🔬.npy");
      assertThat(entry.getSize()).isEqualTo(300);
      assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(text(read.getInputStream(entry))).isEqualTo(large);
      assertThat(read.getEntry("rdf.yaml").getTimeLocal()).hasToString("1980-01-01T00:00");
      assertThat(zip64From == ZipRecords.LARGE).isEqualTo(entry.getExtra() == null);
    }
    List<String> streamed = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        streamed.add(text(in));
      }
    }
    assertThat(streamed).containsExactly("name: x", large, "");
  }

  @Test
  void aPackageThatIsGivenUpLeavesNothing() throws Exception {
    Path zip = Files.writeString(dir.resolve("a.zip"), "older");
    try (ZipPackage out = ZipPackage.at(zip)) {
      out.add("a", 1, stream("a"));
      assertThat(names()).hasSize(2);
    }
    assertThat(names()).containsExactly("a.zip");
    assertThat(zip).hasContent("older");
  }

  @Test
  void aFileThatChangesItsSizeMeanwhileIsRefused() throws Exception {
    try (ZipPackage out = ZipPackage.at(dir.resolve("a.zip"))) {
      for (long size : new long[] {2, 4}) {
        assertThatThrownBy(() -> out.add("a", size, stream("abc")))
            .isInstanceOf(UnreadableFile.class)
            .hasMessageContaining("it changed while it was copied");
      }
    }
    assertThat(names()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void write(Path zip, long zip64From, String... namesAndTexts) throws Exception {
    try (ZipPackage out = ZipPackage.at(zip, zip64From)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] bytes = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
        out.add(namesAndTexts[i], bytes.length, new ByteArrayInputStream(bytes));
      }
      out.publish();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
