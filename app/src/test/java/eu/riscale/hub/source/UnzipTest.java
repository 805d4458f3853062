package eu.riscale.hub.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnzipTest {
  @TempDir Path dir;
  private Path target;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(dir.resolve("target"));
  }

  @Test
  void unpacksFilesAndFolders() throws Exception {
    Unzip.into(target, zip(10, "top.txt", "folder/inside.txt", "empty/"), name -> true);
    assertThat(target.resolve("top.txt")).hasSize(10);
    assertThat(target.resolve("folder/inside.txt")).hasSize(10);
    assertThat(target.resolve("empty")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../beside.txt", "folder/../../beside.txt", "..\\beside.txt", "/beside.txt"})
  void leavesNothingOutsideTheFolder(String name) throws Exception {
    Path zip = zip(10, name);
    assertThatThrownBy(() -> Unzip.into(target, zip, entry -> true))
        .isInstanceOf(ZipException.class)
        .hasMessage("'%s' would lie outside its folder", name);
    assertThat(dir.resolve("beside.txt")).doesNotExist();
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void refusesABomb() throws Exception {
    Path zip = zip(300 << 20, "zeros");
    assertThatThrownBy(() -> Unzip.into(target, zip, name -> true))
        .isInstanceOf(ZipException.class)
        .hasMessage("it unpacks to more than 200 times its size");
    assertThat(target).isEmptyDirectory();
  }

  /// Each entry is small enough.
  @Test
  void refusesABombOfManyEntries() throws Exception {
    Path zip = zip(150 << 20, "first", "second");
    assertThatThrownBy(() -> Unzip.into(target, zip, name -> true))
        .isInstanceOf(ZipException.class);
  }

  @Test
  void saysThatItIsNoZip() throws Exception {
    Path text = Files.writeString(dir.resolve("text"), "<html>404</html>");
    assertThatThrownBy(() -> Unzip.into(target, text, name -> true))
        .isInstanceOf(ZipException.class);
    assertThatThrownBy(() -> Unzip.into(target, dir.resolve("nowhere"), name -> true))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Path zip(int bytes, String... names) throws IOException {
    Path zip = dir.resolve("some.zip");
    byte[] zeros = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (String name : names) {
        entries.putNextEntry(new ZipEntry(name));
        for (int left = name.endsWith("/") ? 0 : bytes; left > 0; left -= zeros.length) {
          entries.write(zeros, 0, Math.min(left, zeros.length));
        }
      }
    }
    return zip;
  }
}
