package eu.riscale.hub.source;

import static eu.riscale.hub.source.Sources.NO_INPUT;
import static eu.riscale.hub.source.Sources.assertUnreadable;
import static eu.riscale.hub.source.Sources.file;
import static eu.riscale.hub.source.Sources.rdfOf;
import static eu.riscale.hub.source.Sources.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.file.FileLookup.Presence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Zips that are read, and those that are refused.
class ZipSourceTest {
  @TempDir Path dir;

  @Test
  void aZipIsReadWithOrWithoutAFolderOnTop() throws Exception {
    Path flat = zip(dir.resolve("flat.zip"), "rdf.yaml", "flat", "x.npy", "data");
    Path nested =
        zip(
            dir.resolve("nested.zip"),
            "m/rdf.yaml",
            "nested",
            "m/w/x.npy",
            "data",
            "__MACOSX/m/._rdf.yaml",
            "");
    Path windows =
        zip(dir.resolve("windows.zip"), "m\\rdf.yaml", "back slashes", "m\\w\\x.npy", "data");

    assertThat(rdfOf(flat)).isEqualTo("flat");
    assertThat(rdfOf(nested)).isEqualTo("nested");
    assertThat(rdfOf(windows)).isEqualTo("back slashes");
    try (RdfSource source = RdfSource.open(nested.toString(), NO_INPUT)) {
      assertThat(source.files().presence(file("w/x.npy"))).isEqualTo(Presence.PRESENT);
      assertThat(source.files().presence(file("x.npy"))).isEqualTo(Presence.MISSING);
      assertThat(source.files().list()).containsExactly("rdf.yaml", "w/x.npy");
      assertThat(source.onDisk(file("w/x.npy"))).hasContent("data");
    }
  }

  @Test
  void aZipThatHasAFileTwiceIsRefused() throws IOException {
    // The names of the second entry are those of the first, once in the entry and once in the list
    // of entries at the end.
    Path twice = zip(dir.resolve("twice.zip"), "rdf.yaml", "one", "rdf.yamm", "two");
    replace(twice, "rdf.yamm", "rdf.yaml");
    assertUnreadable(twice.toString(), "it has 'rdf.yaml' twice; zip it again.");
    Path windows =
        zip(dir.resolve("windows.zip"), "rdf.yaml", "", "w/x.npy", "one", "w\\x.npy", "two");
    assertUnreadable(
        windows.toString(),
        "its entries 'w/x.npy' and 'w\\x.npy' are one file on some systems; zip it again.");
    Path dotted = zip(dir.resolve("dotted.zip"), "rdf.yaml", "", "x.npy", "one", "./x.npy", "two");
    assertUnreadable(
        dotted.toString(),
        "its entries 'x.npy' and './x.npy' are one file on some systems; zip it again.");
    Path letters = zip(dir.resolve("letters.zip"), "rdf.yaml", "", "x.npy", "one", "X.npy", "two");
    assertUnreadable(
        letters.toString(),
        "its entries 'x.npy' and 'X.npy' are one file on some systems; zip it again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.npy", "a/../../x.npy", "..\\x.npy", "/x.npy", "C:x.npy", "\\x.npy"})
  void aZipWithAnEntryOutsideItsFolderIsRefused(String name) throws IOException {
    assertUnreadable(
        zip(dir.resolve("outside.zip"), "rdf.yaml", "", name, "evil").toString(),
        "its entry '" + name + "' would lie outside its folder; zip it again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub/../x.npy", "sub\\..\\x.npy"})
  void aZipWithAWayUpAndDownIsRefusedForThat(String name) throws IOException {
    assertUnreadable(
        zip(dir.resolve("way.zip"), "rdf.yaml", "", name, "data").toString(),
        "its entry '"
            + name
            + "' has '..' in its name, which not all software allows; zip it"
            + " again.");
  }

  @Test
  void aZipBehindAProgramIsRefusedForThat() throws IOException {
    Path zip = zip(dir.resolve("model.exe"), "rdf.yaml", "found");
    byte[] program = "#!/bin/sh\nunpack\n".getBytes(StandardCharsets.UTF_8);
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, program);
    Files.write(zip, whole, StandardOpenOption.APPEND);
    assertUnreadable(
        zip.toString(),
        "it is a zip behind other bytes, such as a program that unpacks itself; zip its files"
            + " again.");
  }

  @Test
  void pathsThatBeginWithADotAreThoseWithout() throws Exception {
    Path zip = zip(dir.resolve("dotted.zip"), "./rdf.yaml", "found", "./w//x.npy", "data");
    assertThat(rdfOf(zip)).isEqualTo("found");
    try (RdfSource source = RdfSource.open(zip.toString(), NO_INPUT)) {
      assertThat(source.onDisk(file("w/x.npy"))).hasContent("data");
    }
  }

  @Test
  void aDamagedFileIsNeverTakenForWhole() throws Exception {
    Path zip =
        zip(dir.resolve("damaged.zip"), "rdf.yaml", "name: x", "x.npy", "12345678".repeat(20));
    byte[] bytes = Files.readAllBytes(zip);
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    bytes[entry + 16] ^= 1;
    Files.write(zip, bytes);
    try (RdfSource source = RdfSource.open(zip.toString(), NO_INPUT)) {
      assertThat(source.readRdf()).isNotEmpty();
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> source.onDisk(file("x.npy"))).hasMessageContaining("checksum");
      }
      assertThatThrownBy(() -> source.files().compareWithPacked(file("x.npy")))
          .hasMessageContaining("its entry 'x.npy' is damaged");
    }
  }

  @Test
  void filesThatUnpackWithoutEndAreRefused() throws Exception {
    Path bomb = dir.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("rdf.yaml"));
      out.putNextEntry(new ZipEntry("x.npy"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        out.write(zeros);
      }
    }
    assertThatThrownBy(() -> checksum(bomb)).hasMessageContaining("more than 200 times its size");

    Path liar = zip(dir.resolve("liar.zip"), "rdf.yaml", "", "x.npy", "12345678");
    byte[] bytes = Files.readAllBytes(liar);
    // The list of entries has the size 24 bytes behind its mark; that of x.npy comes last.
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    bytes[entry + 24] = 4;
    Files.write(liar, bytes);
    assertThatThrownBy(() -> checksum(liar))
        .hasMessage("its entry 'x.npy' is damaged: there is more of it than the zip says");
  }

  @Test
  void unpackedFilesAreGoneAfterClosing() throws Exception {
    Path file;
    try (RdfSource source =
        RdfSource.open(zip(dir.resolve("a.zip"), "rdf.yaml", "", "w", "x").toString(), NO_INPUT)) {
      file = source.onDisk(file("w"));
      assertThat(file).exists();
    }
    assertThat(file).doesNotExist();
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void damagedAndExplosiveZipsAreRefused() throws Exception {
    Path whole = zip(dir.resolve("whole.zip"), "rdf.yaml", "x".repeat(5000));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(dir.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> RdfSource.open(dir.resolve("cut.zip").toString(), NO_INPUT))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "the zip is damaged: its end is missing, as where a download or copy was cut off; fetch"
                + " it again.");

    Path bomb = dir.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("rdf.yaml"));
      out.putNextEntry(new ZipEntry("weights"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 80; i++) {
        out.write(zeros);
      }
    }
    try (RdfSource source = RdfSource.open(bomb.toString(), NO_INPUT)) {
      assertThatThrownBy(() -> source.onDisk(file("weights")))
          .hasMessage("'weights' unpacks to more than 200 times its size");
    }
  }

  private static void checksum(Path zip) throws Exception {
    try (RdfSource source = RdfSource.open(zip.toString(), NO_INPUT)) {
      source.files().sha256(file("x.npy"));
    }
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
  }
}
