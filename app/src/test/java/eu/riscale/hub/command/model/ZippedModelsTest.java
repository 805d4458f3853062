package eu.riscale.hub.command.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Answers;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.command.ExitStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Zips that are damaged, hostile or merely odd, by every command.
class ZippedModelsTest {
  private static final Charset DOS = Charset.forName("IBM437");
  private static final String TABLE = "PK\1\2";
  private static final String UNREADABLE = "file-unreadable";
  private static final String AGAIN = "; zip it again.";

  @TempDir private Path dir;
  private Path model;

  @BeforeEach
  void copy() throws IOException {
    model = Models.copy("pass-fixed-shape-v04", dir);
    Models.dropChecksums(model);
    Files.copy(Path.of("examples", "nuclei-unet", "cover.png"), model.resolve("cover.png"));
    Models.edit(model, "license: MIT", "covers: [cover.png]\nlicense: MIT");
  }

  @Test
  void aFileThatIsNotWhatWasPackedIsNeverPackedAgain() throws IOException {
    Path zip = zip("");
    byte[] bytes = Files.readAllBytes(zip);
    byte[] weights = Files.readAllBytes(model.resolve("weights.pt"));
    bytes[text(bytes).indexOf(text(weights)) + weights.length / 2] ^= 1;
    Files.write(zip, bytes);

    Answers answers = Answers.of(zip, dir);

    assertRefused(
        answers,
        "its entry 'weights.pt' is damaged: its checksum is not the one that it was packed with;"
            + " pack or download it again");
  }

  /// The zip of the model is whole, and what it holds is not.
  @Test
  void damageInsideOfWeightsIsFound() throws IOException {
    Path weights = model.resolve("weights.pt");
    byte[] bytes = Files.readAllBytes(weights);
    int code = text(bytes).indexOf("networks.py");
    bytes[code + 200] ^= 1;
    Files.write(weights, bytes);

    Answers answers = Answers.of(zip(""), dir);

    answers
        .codes()
        .forEach((command, codes) ->
            assertThat(codes).as(command).contains("weights-unknown-operation"));
    assertThat(answers.tests()).containsEntry("torchscript: reproduce test outputs", "failed");
    assertPlain(answers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x.txt", "a/../../x.txt", "..\\x.txt", "/x.txt", "C:\\x.txt", "\\x.txt"})
  void anEntryThatLiesOutsideIsNamed(String name) throws IOException {
    assertUnreadable(zip(name), "its entry '" + name + "' would lie outside its folder" + AGAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WEIGHTS.PT", "./weights.pt", "a\\..\\weights.pt", ".\\weights.pt"})
  void anEntryThatIsAnotherElsewhereIsNamed(String name) throws IOException {
    assertUnreadable(
        zip(name),
        name.contains("..")
            ? "its entry '" + name + "' has '..' in its name, which not all software allows" + AGAIN
            : "its entries 'weights.pt' and '%s' are one file on some systems".formatted(name)
                + AGAIN);
  }

  @ParameterizedTest
  @CsvSource({"method, 9", "method, 14", "flag, 1", "flag, 2048"})
  void anEntryThatNobodyNeedsKeepsNobodyFromTheModel(String field, int value) throws IOException {
    Path zip = zip("schlüssel.txt");
    mark(zip, "schlüssel.txt", field, value);

    Answers answers = Answers.of(zip, dir);

    assertThat(answers.codes().values())
        .allSatisfy(codes -> assertThat(codes).doesNotContain(UNREADABLE));
    assertThat(answers.result("validate").path("status").asString()).isEqualTo("valid");
    assertThat(answers.tests()).containsEntry("torchscript: reproduce test outputs", "passed");
    assertThat(answers.isPacked()).isTrue();
    assertPlain(answers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method|9|is packed by Deflate64, which hub and much other software cannot read; zip it"
            + " again by the usual method, Deflate, or without compression",
        "method|14|is packed by LZMA, which hub and much other software cannot read; zip it again"
            + " by the usual method, Deflate, or without compression",
        "flag|1|is encrypted; zip it again without a password",
        "flag|2048|has a name that is marked as UTF-8 and is not; rename the file, in plain"
            + " letters, and zip it again",
      })
  void anEntryThatTheModelNeedsIsNamed(String field, int value, String why) throws IOException {
    Files.move(model.resolve("weights.pt"), model.resolve("größe.pt"));
    Models.edit(model, "weights.pt", "größe.pt");
    Path zip = zip("");
    mark(zip, "größe.pt", field, value);

    assertRefused(Answers.of(zip, dir), "its entry 'größe.pt' " + why);
  }

  @Test
  void anUmlautOfWindowsIsAnUmlaut() throws IOException {
    Files.move(model.resolve("weights.pt"), model.resolve("größe.pt"));
    Models.edit(model, "weights.pt", "größe.pt");

    Answers answers = Answers.of(zip(""), dir);

    assertThat(answers.tests()).containsEntry("torchscript: reproduce test outputs", "passed");
    assertThat(answers.isPacked()).isTrue();
  }

  @Test
  void aDescriptionThatCannotBeUnpackedIsNamed() throws IOException {
    Path zip = zip("");
    mark(zip, "rdf.yaml", "method", 14);
    assertUnreadable(
        zip,
        "it cannot be read: its entry 'rdf.yaml' is packed by LZMA, which hub and much other"
            + " software cannot read; zip it again by the usual method, Deflate, or without"
            + " compression.");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 16, 20, 24, 28, 30, 42})
  void aDamagedTableIsSaidInPlainWords(int at) throws IOException {
    Path zip = zip("");
    byte[] bytes = Files.readAllBytes(zip);
    bytes[text(bytes).indexOf(TABLE) + at] ^= 0x55;
    bytes[text(bytes).indexOf(TABLE) + at + 1] ^= 0x55;
    Files.write(zip, bytes);
    assertPlain(Answers.of(zip, dir));
  }

  @Test
  void aSourceWithoutAnyLetterIsWrongUsage() {
    for (List<String> line :
        List.of(
            List.of("validate", ""),
            List.of("test", ""),
            List.of("inspect", ""),
            List.of("package", "-o", dir.resolve("p.zip").toString(), ""))) {
      HubRun run = HubRun.of(line.toArray(String[]::new));
      assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(run.err())
          .contains(
              "SOURCE is an empty text: name a file, folder or zip; the folder that you are in is"
                  + " '.'.");
    }
  }

  private void assertUnreadable(Path zip, String why) {
    Answers answers = Answers.of(zip, dir);
    answers
        .results()
        .forEach((command, result) -> {
          assertThat(result.path("status").asString()).as(command).isEqualTo("unreadable");
          assertThat(result.toString()).as(command).contains(why.replace("\\", "\\\\"));
        });
    assertThat(answers.isPacked()).isFalse();
    assertPlain(answers);
  }

  private void assertRefused(Answers answers, String why) {
    answers.codes().forEach((command, codes) -> assertThat(codes).as(command).contains(UNREADABLE));
    for (JsonNode result : answers.results().values()) {
      assertThat(result.path("findings").findValuesAsString("message").toString()).contains(why);
    }
    assertThat(answers.result("test").toString()).doesNotContain("\"passed\"");
    assertThat(answers.isPacked()).isFalse();
    assertPlain(answers);
  }

  /// Nothing in the words of who writes zips, or of Java.
  private static void assertPlain(Answers answers) {
    assertThat(answers.results().toString())
        .doesNotContainPattern("\\b(CEN|LOC|END header|java\\.|invalid|oversubscribed)\\b(?!\")");
  }

  /// Stored, so that bytes of files are those of the zip.
  ///
  /// @param more the name of one more file, if any
  private Path zip(String more) throws IOException {
    Path file = dir.resolve("model.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file), DOS);
        Stream<Path> files = Files.list(model)) {
      for (Path each : files.sorted().toList()) {
        add(out, each.getFileName().toString(), Files.readAllBytes(each));
      }
      if (!more.isEmpty()) {
        add(out, more, new byte[] {1, 2, 3});
      }
    }
    return file;
  }

  private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(content);
  }

  /// Changes what the table says of an entry.
  private static void mark(Path zip, String name, String field, int value) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
    String bare = new String(name.getBytes(DOS), ISO_8859_1);
    int at = text(bytes.array()).lastIndexOf(bare) - 46;
    if (field.equals("flag")) {
      bytes.putShort(at + 8, (short) (bytes.getShort(at + 8) | value));
    } else {
      bytes.putShort(at + 10, (short) value);
    }
    Files.write(zip, bytes.array());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
