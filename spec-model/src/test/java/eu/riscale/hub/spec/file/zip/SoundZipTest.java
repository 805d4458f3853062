package eu.riscale.hub.spec.file.zip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundZipTest {
  private static final String DATA = "one two three";
  private static final String TABLE = "PK\1\2";

  @TempDir Path dir;

  @Test
  void whatIsReadIsComparedWithItsChecksum() throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA, "b.txt", DATA);
    edit(zip, bytes -> bytes[text(bytes).indexOf(DATA)] ^= 1);
    try (SoundZip open = SoundZip.open(zip)) {
      assertThat(read(open, "b.txt")).isEqualTo(DATA);
      assertThatThrownBy(() -> read(open, "a.txt"))
          .isInstanceOf(ZipException.class)
          .hasMessage(
              "its entry 'a.txt' is damaged: its checksum is not the one that it was packed with;"
                  + " pack or download it again");
    }
  }

  /// PyTorch writes none where it is told so.
  @Test
  void aZipWithoutAnyChecksumIsRead() throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA, "b.txt", DATA);
    edit(
        zip,
        bytes -> {
          for (int at = text(bytes).indexOf(TABLE);
              at >= 0;
              at = text(bytes).indexOf(TABLE, at + 4)) {
            put(bytes, at + 16, 0, 4);
          }
        });
    try (SoundZip open = SoundZip.open(zip)) {
      assertThat(read(open, "a.txt")).isEqualTo(DATA);
    }
  }

  @Test
  void anotherSizeThanTheTableSaysIsDamage() throws IOException {
    for (int more : new int[] {-1, 1}) {
      Path zip = packed("a.txt", DATA.repeat(9));
      edit(zip, bytes -> put(bytes, text(bytes).indexOf(TABLE) + 24, DATA.length() * 9 + more, 4));
      try (SoundZip open = SoundZip.open(zip)) {
        assertThatThrownBy(() -> read(open, "a.txt"))
            .isInstanceOf(ZipException.class)
            .hasMessageStartingWith("its entry 'a.txt' is damaged: ");
      }
    }
  }

  @Test
  void anEntryThatCallsItselfOtherwiseIsDamage() throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA);
    edit(zip, bytes -> bytes[text(bytes).indexOf("a.txt")] = 'b');
    try (SoundZip open = SoundZip.open(zip)) {
      assertThatThrownBy(() -> read(open, "a.txt"))
          .hasMessage(
              "its entry 'a.txt' is damaged: its own header has another name or method than the"
                  + " table of contents");
    }
  }

  /// A zip without entries is told as what it is, and this is none.
  @Test
  void aTableThatIsShorterThanItsFirstEntryIsDamage() throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA);
    edit(zip, bytes -> put(bytes, bytes.length - 10, 5, 4));
    assertThatThrownBy(() -> SoundZip.open(zip))
        .isInstanceOf(ZipException.class)
        .hasMessage("its table of contents is damaged");
  }

  @Test
  void entriesThatShareBytesAreRefused() throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA, "b.txt", DATA);
    edit(zip, bytes -> put(bytes, text(bytes).lastIndexOf(TABLE) + 42, 0, 4));
    assertThatThrownBy(() -> SoundZip.open(zip))
        .isInstanceOf(ZipException.class)
        .hasMessageStartingWith("'a.txt' and 'b.txt' share the same bytes");
  }

  /// None keeps hub from the files that can be read.
  @ParameterizedTest
  @CsvSource({"9, Deflate64", "14, LZMA", "12, BZIP2", "93, Zstandard", "77, method 77"})
  void aMethodThatIsNotReadIsNamedWhereItsEntryIsAskedFor(int method, String name)
      throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA, "b.txt", DATA);
    edit(zip, bytes -> put(bytes, text(bytes).indexOf(TABLE) + 10, method, 2));
    assertUnreadable(
        zip,
        "a.txt",
        "its entry 'a.txt' is packed by "
            + name
            + ", which hub and much other software cannot read; zip it again by the usual method,"
            + " Deflate, or without compression");
  }

  @Test
  void anEncryptedEntryIsNamedWhereItIsAskedFor() throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA, "b.txt", DATA);
    edit(zip, bytes -> bytes[text(bytes).indexOf(TABLE) + 8] |= 1);
    assertUnreadable(
        zip, "a.txt", "its entry 'a.txt' is encrypted; zip it again without a password");
  }

  @Test
  void aNameThatIsNotUtf8AsItSaysIsNamedWhereItIsAskedFor() throws IOException {
    Path zip = zip(Charset.forName("IBM437"), "größe.txt", DATA, "b.txt", DATA);
    edit(zip, bytes -> bytes[text(bytes).indexOf(TABLE) + 9] |= 8);
    assertUnreadable(
        zip,
        "größe.txt",
        "its entry 'größe.txt' has a name that is marked as UTF-8 and is not; rename the file, in"
            + " plain letters, and zip it again");
  }

  private static void assertUnreadable(Path zip, String name, String why) throws IOException {
    try (SoundZip open = SoundZip.open(zip)) {
      assertThat(open.names()).containsExactly(name, "b.txt");
      assertThat(read(open, "b.txt")).isEqualTo(DATA);
      assertThatThrownBy(() -> read(open, name)).isInstanceOf(ZipException.class).hasMessage(why);
      boolean isNamedOtherwise = why.contains("UTF-8");
      assertThat(open.doubt()).isEqualTo(isNamedOtherwise ? Optional.of(why) : Optional.empty());
    }
  }

  /// Info-ZIP and 7-Zip write names that the code page of DOS lacks there as well.
  @Test
  void aNameInUnicodeBehindTheNameIsTheName() throws IOException {
    for (int off : new int[] {0, 1}) {
      Path zip = withUnicodeName("grosse.txt", "größe.txt", off);
      try (SoundZip open = SoundZip.open(zip)) {
        String name = off == 0 ? "größe.txt" : "grosse.txt";
        assertThat(open.names()).containsExactly(name);
        assertThat(read(open, name)).isEqualTo(DATA);
        assertThat(open.doubt().isPresent()).isEqualTo(off == 0);
      }
    }
  }

  /// @param off what is wrong with the checksum of the name
  private Path withUnicodeName(String name, String unicode, int off) throws IOException {
    byte[] text = unicode.getBytes(UTF_8);
    byte[] extra = new byte[9 + text.length];
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(UTF_8));
    put(extra, 0, 0x7075, 2);
    put(extra, 2, 5 + text.length, 2);
    extra[4] = 1;
    put(extra, 5, (int) crc.getValue() + off, 4);
    System.arraycopy(text, 0, extra, 9, text.length);
    Path file = dir.resolve("some.zip");
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(file), Charset.forName("IBM437"))) {
      ZipEntry entry = new ZipEntry(name);
      entry.setExtra(extra);
      out.putNextEntry(entry);
      out.write(DATA.getBytes(UTF_8));
    }
    return file;
  }

  @Test
  void severalThreadsReadAtOnce() throws IOException {
    String content = DATA.repeat(100_000);
    try (SoundZip open = SoundZip.open(packed("a.txt", content))) {
      assertThat(
              IntStream.range(0, 8)
                  .parallel()
                  .mapToObj(i -> {
                    try {
                      return read(open, "a.txt");
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }))
          .allMatch(content::equals);
    }
  }

  @Test
  void namesAreUtf8ElseThoseOfDos() throws IOException {
    Path dos = zip(Charset.forName("IBM437"), "größe.txt", DATA, "a.txt", DATA);
    try (SoundZip open = SoundZip.open(dos)) {
      assertThat(open.names()).containsExactly("größe.txt", "a.txt");
      assertThat(read(open, "größe.txt")).isEqualTo(DATA);
      assertThat(read(open, "a.txt")).isEqualTo(DATA);
    }
    // macOS writes UTF-8 and does not say so.
    Path mac = zip(UTF_8, "größe.txt", DATA);
    edit(
        mac,
        bytes -> {
          bytes[7] &= ~8;
          bytes[text(bytes).indexOf(TABLE) + 9] &= ~8;
        });
    try (SoundZip open = SoundZip.open(mac)) {
      assertThat(open.names()).containsExactly("größe.txt");
      assertThat(read(open, "größe.txt")).isEqualTo(DATA);
    }
  }

  @Test
  void whatIsNoZipIsSaidInHubsWords() throws IOException {
    Path zip = zip(UTF_8, "a.txt", DATA);
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, java.util.Arrays.copyOf(whole, whole.length - 10));
    assertThatThrownBy(() -> SoundZip.open(zip))
        .isInstanceOf(ZipException.class)
        .hasMessage("it is no zip, or its end is missing");
    Files.write(zip, whole);
    edit(zip, bytes -> bytes[text(bytes).indexOf(TABLE) + 2] = 9);
    assertThatThrownBy(() -> SoundZip.open(zip))
        .isInstanceOf(ZipException.class)
        .hasMessage("its table of contents is damaged");
  }

  private static String read(SoundZip zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.entry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /// Stored, as packages are.
  private Path zip(Charset names, String... namesAndTexts) throws IOException {
    Path file = dir.resolve("some.zip");
    try (OutputStream raw = Files.newOutputStream(file);
        ZipOutputStream out = new ZipOutputStream(raw, names)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] bytes = namesAndTexts[i + 1].getBytes(UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(namesAndTexts[i]);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
      }
    }
    return file;
  }

  private Path packed(String name, String text) throws IOException {
    Path file = dir.resolve("some.zip");
    try (OutputStream raw = Files.newOutputStream(file);
        ZipOutputStream out = new ZipOutputStream(raw)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(UTF_8));
    }
    return file;
  }

  private interface Edit {
    void of(byte[] bytes);
  }

  private static void edit(Path file, Edit edit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    edit.of(bytes);
    Files.write(file, bytes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static void put(byte[] bytes, int at, int number, int count) {
    for (int i = 0; i < count; i++) {
      bytes[at + i] = (byte) (number >>> (8 * i));
    }
  }
}
