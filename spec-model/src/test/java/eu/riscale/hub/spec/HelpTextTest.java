package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is told to write, where a person would know it at once.
final class HelpTextTest {
  private static final Path MODEL = Path.of("src/test/resources/rdf/base/model.yaml");

  @Test
  void lettersOfAxesBecomeTheirIds() throws IOException {
    Finding finding = only("axes: [channel, y, x]", "axes: cyx", "not-a-list");
    assertThat(finding.edits()).containsExactly(new Edit.Write(finding.path(), "[channel, y, x]"));
    assertThat(finding.hint()).isEmpty();
  }

  @Test
  void theNameThatIsMeantIsToldOnce() throws IOException {
    Finding finding = only("inputs:", "input:", "field-unknown");
    assertThat(finding.edits())
        .containsExactly(new Edit.Rename(RdfPath.ROOT.field("input"), "inputs"));
    assertThat(finding.hint()).isEmpty();
  }

  @Test
  void anAxisIsNotNamedTwice() throws IOException {
    Finding finding = only("axes: [channel, y, x], eps", "axes: [y, q, x], eps", "op-axis-unknown");
    assertThat(finding.edits().toString()).contains("channel").doesNotContain("yaml=y");
  }

  @Test
  void aShortChecksumIsNotToBeQuoted() throws IOException {
    Finding finding =
        only(
            "sha256: b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
            "sha256: 1234",
            "not-text");
    assertThat(finding.edits()).containsExactly(new Edit.Remove(finding.path()));
    assertThat(finding.hint()).isEmpty();
  }

  @Test
  void aPartOfALineIsSaidToBeOne() throws IOException {
    Finding finding = only("inputs:", "config:\n  2020-01-01: x\ninputs:", "yaml-key-not-text");
    assertThat(finding.editTexts().getFirst().label())
        .matches("write on line \\d+ in place of columns 3 to 12");
  }

  @Test
  void aFileIsNotMadeAWebSite() throws IOException {
    Finding finding =
        only("git_repo: https://github.com/ada/nuclei", "git_repo: code.zip", "url-invalid");
    assertThat(finding.edits().toString()).doesNotContain("https://code.zip");
  }

  private static Finding only(String right, String wrong, String code) throws IOException {
    String text = Files.readString(MODEL);
    assertThat(text).contains(right);
    return SpecValidator.helped(YamlReader.read(text.replaceFirst(Pattern.quote(right), wrong)))
        .findings()
        .stream()
        .filter(finding -> finding.code().slug().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
