package eu.riscale.hub.spec.rule.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.Checksums;
import eu.riscale.hub.spec.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a file with another checksum than the description says: why, before how to fix
/// it.
final class ChecksumHelpTest {
  private static final String CARD =
      "# Net\n## Description\n## Training\n## Validation\n## Bias\n## Usage\n";
  private static final String ZEROS = "0".repeat(64);

  @TempDir private Path folder;

  @Test
  void turnsLineEndsBack() throws IOException {
    Finding windows = documentation(CARD, CARD.replace("\n", "\r\n"));
    Finding linux = documentation(CARD.replace("\n", "\r\n"), CARD);

    assertThat(windows.message()).contains("line ends were changed from LF to CRLF");
    assertThat(windows.hint())
        .startsWith(
            "Turn them back, in the folder of the description: python -c \"p = 'README.md'; b ="
                + " open(p, 'rb').read().replace(b'\\r\\n', b'\\n'); open(p, 'wb').write(b)\"");
    assertThat(linux.message()).contains("line ends were changed from CRLF to LF");
    assertThat(linux.hint()).contains(".replace(b'\\n', b'\\r\\n')");
  }

  @Test
  void neverAdvisesToWriteDownTheChecksumOfWhatIsNotTheFile() {
    byte[] whole = ModelFolder.tensor(24, 16);

    Finding early = weights("input.npy", Arrays.copyOf(whole, whole.length - 40));
    Finding other = weights("input.npy", ModelFolder.hdf5(true));
    Finding packed = weights("input.npy", ModelFolder.zip("arr_0.npy"));
    Finding pointer = weights("input.npy", StandInCases.POINTER.getBytes(UTF_8));

    assertThat(early.message()).endsWith("is not whole: it has only 1624 of 1664 bytes.");
    assertThat(other.message()).endsWith("By its first bytes it is an HDF5 file.");
    assertThat(pointer.hint())
        .contains("git lfs pull")
        .contains("Then let sha256 be " + "ab".repeat(32));
    assertThat(List.of(early.hint(), other.hint(), packed.hint()))
        .noneMatch(hint -> hint.contains("write sha256"));
  }

  @ParameterizedTest
  @CsvSource({
    "onnx, 'opset_version: 17'",
    "torchscript, 'pytorch_version: 2.0.0'",
    "keras_hdf5, 'tensorflow_version: 2.12.0'",
    "tensorflow_saved_model_bundle, 'tensorflow_version: 2.12.0'"
  })
  void offersNoChecksumOfWhatIsNoWeights(String format, String fields) {
    String more = fields + ", sha256: '" + ZEROS + "'";
    for (byte[] content : List.of(new byte[100_000], "Exported.".repeat(500).getBytes(UTF_8))) {
      Finding finding =
          ModelFolder.newest(folder).weights(format, more, content).validate().findings().stream()
              .filter(found -> found.code().equals(ChecksumMatches.MISMATCH))
              .findFirst()
              .orElseThrow();

      assertThat(finding.message())
          .endsWith(
              content[0] == 0
                  ? ". It begins with zeros only, as files that were never filled."
                  : ". It does not begin as " + format + " weights do.");
      assertThat(finding.hint())
          .isEqualTo("Fetch the file again; the checksum in the description may be right.");
    }
  }

  @Test
  void offersTheChecksumOfOtherWeights() {
    String more = "opset_version: 17, sha256: '" + ZEROS + "'";
    assertThat(
            ModelFolder.newest(folder)
                .weights("onnx", more, ModelFolder.onnx(17, ""))
                .validate()
                .findings())
        .extracting(Finding::hint)
        .anyMatch(hint -> hint.contains("write sha256"));
  }

  @Test
  void seesThatTwoFilesWereExchanged() throws IOException {
    String text = "# Another text\n";
    Finding finding =
        ModelFolder.newest(folder)
            .rdf(
                "{source: README.md}",
                "{source: README.md, sha256: '"
                    + ZEROS
                    + "'}\nattachments: [{source: notes.md, sha256: '"
                    + sum(text)
                    + "'}]")
            .file("README.md", text)
            .file("notes.md", text)
            .validate()
            .findings()
            .getFirst();

    assertThat(finding.message()).endsWith(", which the description gives 'notes.md'.");
    assertThat(finding.hint()).doesNotContain("write sha256");
  }

  @Test
  void offersTheChecksumOfAFileThatWasChanged() {
    Finding changed = weights("input.npy", ModelFolder.tensor(32, 16));

    assertThat(changed.hint()).containsPattern("^If you changed .*write sha256: [0-9a-f]{64};");
  }

  @Test
  void putsNoNameIntoACommandThatMeansSomethingElseThere() throws IOException {
    String name = "a';import os;os.remove('b').md";
    String sum = sum(CARD);
    Finding finding =
        ModelFolder.newest(folder)
            .rdf("{source: README.md}", "{source: \"" + name + "\", sha256: '" + sum + "'}")
            .file(name, CARD.replace("\n", "\r\n"))
            .validate()
            .findings()
            .getFirst();

    assertThat(finding.hint()).contains("p = 'FILE';").doesNotContain("os.remove");
  }

  private Finding documentation(String meant, String found) throws IOException {
    return ModelFolder.newest(folder)
        .rdf("{source: README.md}", "{source: README.md, sha256: '" + sum(meant) + "'}")
        .file("README.md", found)
        .validate()
        .findings()
        .getFirst();
  }

  private Finding weights(String name, byte[] content) {
    return ModelFolder.newest(folder)
        .rdf("{source: input.npy}", "{source: input.npy, sha256: '" + ZEROS + "'}")
        .file(name, content)
        .validate()
        .findings()
        .getFirst();
  }

  private static String sum(String text) throws IOException {
    return Checksums.sha256(new ByteArrayInputStream(text.getBytes(UTF_8))).hex();
  }
}
