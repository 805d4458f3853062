package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Answers;
import eu.riscale.hub.Models;
import eu.riscale.hub.tensor.NpyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command gives the same answer on the same file.
class OneAnswerTest {
  private static final String MODEL = "pass-fixed-shape-v04";
  private static final String DICT = "state-dict-file-v04";
  private static final String HEADER =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 12, 16), }";

  /// What is found in the models as they are.
  private static final String KNOWN = "documentation-card-incomplete";

  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | {'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 12, 16)} x   | npy-invalid
          1 | {'descr': '<f4' 'fortran_order': False, 'shape': (1, 1, 12, 16)}      | npy-invalid
          1 | {'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 12 16)}      | npy-invalid
          4 | {'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 12, 16)}     | npy-invalid
          1 | {'descr': 'O', 'fortran_order': False, 'shape': (1, 1, 12, 16)}      | npy-pickled
          1 | {'descr': '<c8', 'fortran_order': False, 'shape': (1, 1, 12, 8)}      | npy-type
          1 | {'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 12, 16)}     | npy-truncated
          1 | {'descr': '<f4', 'fortran_order': False, 'shape': (999999999999, 99)} | npy-truncated
          """)
  void noCommandUsesATensorThatNumpyRefuses(int format, String header, String code)
      throws IOException {
    assertRefused(Answers.of(withInput(NpyFile.of(format, header, values())), dir), code);
  }

  @Test
  void noCommandReadsALongerHeaderThanNumpy() throws IOException {
    byte[] padded = NpyFile.of(2, HEADER + " ".repeat(70_000), values());

    assertRefused(Answers.of(withInput(padded), dir), "npy-invalid");
  }

  private void assertRefused(Answers answers, String code) {
    assertThat(answers.codes()).isEqualTo(Answers.all(KNOWN, code));
    assertThat(answers.result("validate").path("status").asString()).isEqualTo("invalid");
    assertThat(answers.tests()).isEmpty();
    assertThat(answers.isPacked()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyCommandUsesATensorThatNumpyReads(int format) throws IOException {
    String header =
        "{\"shape\":(1,1,12,16),'descr':'>f4',\n'fortran_order':False}" + " ".repeat(9000);
    byte[] bigEndian = values();
    ByteBuffer.wrap(bigEndian)
        .asIntBuffer()
        .put(ByteBuffer.wrap(values()).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer());

    Answers answers = Answers.of(withInput(NpyFile.of(format, header, bigEndian)), dir);

    assertUsed(answers);
    assertThat(answers.tests())
        .containsEntry("onnx: reproduce test outputs", "passed")
        .containsEntry("torchscript: reproduce test outputs", "passed");
  }

  @Test
  void aScriptStaysOneWhateverElseIsInItsZip() throws IOException {
    Map<String, byte[]> empty = new LinkedHashMap<>();
    for (int i = 0; i < 66_000; i++) {
      empty.put("weights/nothing/of/any/use/for/the/network/" + i, new byte[0]);
    }
    Path model = model(MODEL);
    add(model.resolve("weights.pt"), empty);

    Answers answers = Answers.of(model, dir);

    assertUsed(answers);
    assertThat(answers.kinds()).containsEntry("torchscript", "torchscript");
    assertThat(answers.tests()).containsEntry("torchscript: reproduce test outputs", "passed");
  }

  @Test
  void noCommandTakesAStateDictWithAFileThatTorchRefuses() throws IOException {
    Path model = model(DICT);
    add(model.resolve("weights.pth"), Map.of("extra/code/readme.txt", new byte[] {'x'}));

    Answers answers = Answers.of(model, dir);

    assertRefused(answers, "weights-state-dict-stray");
    assertThat(answers.kinds()).isEqualTo(Map.of("pytorch_state_dict", "pytorch_state_dict"));
    assertThat(obstacle(answers))
        .isEqualTo(
            "PyTorch refuses the zip, because extra/code/readme.txt lies outside its folder");
  }

  @Test
  void aStateDictStaysOneWithCodeInItsFolder() throws IOException {
    Path model = model(DICT);
    add(model.resolve("weights.pth"), Map.of("weights/code/readme.txt", new byte[] {'x'}));

    Answers answers = Answers.of(model, dir);

    assertUsed(answers);
    assertThat(answers.kinds()).isEqualTo(Map.of("pytorch_state_dict", "pytorch_state_dict"));
    assertThat(obstacle(answers)).isEmpty();
  }

  /// Why inspect says that PyTorch does not load the model's only weights.
  private static String obstacle(Answers answers) {
    return answers
        .result("inspect")
        .path("weights")
        .path(0)
        .path("content")
        .path("obstacle")
        .asString("");
  }

  @Test
  void noCommandTakesAStateDictForAScript() throws IOException {
    Path model = model(MODEL);
    Files.copy(Models.of(DICT).resolve("weights.pth"), model.resolve("dict.pth"));
    add(model.resolve("dict.pth"), Map.of("extra/code/readme.txt", new byte[] {'x'}));
    Models.edit(model, "{source: weights.pt,", "{source: dict.pth,");

    Answers answers = Answers.of(model, dir);

    assertThat(answers.codes()).isEqualTo(Answers.all(KNOWN, "weights-not-torchscript"));
    assertThat(answers.kinds()).containsEntry("torchscript", "pytorch_state_dict");
    assertThat(answers.tests()).isEmpty();
    assertThat(answers.isPacked()).isFalse();
  }

  /// Whichever way an accent is written: macOS takes both names for one.
  @Test
  void everyCommandTellsOfNamesThatAPackageCannotKeep() throws IOException {
    Path model = model(MODEL);
    Models.edit(model, "covers: [cover.png]", "covers: [\u00E9.png, e\u0301.png]");
    Path zip = Models.zip(model, dir.resolve("model.zip"), "");
    byte[] cover = Files.readAllBytes(model.resolve("cover.png"));
    add(zip, Map.of("\u00E9.png", cover, "e\u0301.png", cover));

    Answers answers = Answers.of(zip, dir);

    assertThat(answers.codes()).isEqualTo(Answers.all(KNOWN, "package-name-clash"));
    try (ZipFile packed = new ZipFile(answers.packed().toFile())) {
      assertThat(packed.stream().map(ZipEntry::getName))
          .contains("\u00E9.png", "e\u0301_2.png")
          .doesNotContain("e\u0301.png");
    }
  }

  private static void assertUsed(Answers answers) {
    assertThat(answers.codes()).isEqualTo(Answers.all(KNOWN));
    assertThat(answers.isPacked()).isTrue();
  }

  private Path model(String name) throws IOException {
    Path model = Models.copy(name, dir);
    Models.dropChecksums(model);
    Files.copy(Path.of("examples", "nuclei-unet", "cover.png"), model.resolve("cover.png"));
    Models.edit(model, "test_inputs:", "covers: [cover.png]\ntest_inputs:");
    return model;
  }

  private Path withInput(byte[] npy) throws IOException {
    Path model = model(MODEL);
    Files.write(model.resolve("test_image.npy"), npy);
    return model;
  }

  /// The elements of the model's input.
  private static byte[] values() throws IOException {
    byte[] file = Files.readAllBytes(Models.of(MODEL).resolve("test_image.npy"));
    return Arrays.copyOfRange(file, file.length - 12 * 16 * 4, file.length);
  }

  /// Adds entries to a zip, behind those that it has; none is compressed, as torch has it.
  private static void add(Path file, Map<String, byte[]> more) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    entries.putAll(more);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        ZipEntry stored = new ZipEntry(entry.getKey());
        stored.setSize(entry.getValue().length);
        stored.setCrc(crc.getValue());
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
      }
    }
  }
}
