package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A path that is written in another form keeps what leads to the file.
final class HelpForSourcesTest {
  private static final String COLLECTION =
      """
      type: collection
      format_version: 0.2.3
      id: partner
      name: Partner
      description: Models of a partner.
      authors: [{name: Ada Lovelace}]
      license: MIT
      cite: [{text: A paper, doi: 10.1007/978-3-319-24574-4_28}]
      collection:
      """;

  private static List<Edit> edits(String text, String code) {
    return SpecValidator.helped(YamlReader.read(text)).findings().stream()
        .filter(finding -> finding.code().slug().equals(code))
        .map(Finding::edits)
        .findFirst()
        .orElseThrow();
  }

  private static String written(String text, String code) {
    List<Edit> edits = edits(text, code);
    return edits.size() == 1 && edits.getFirst() instanceof Edit.Write(var path, String yaml)
        ? yaml
        : edits.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "path-backslash, sub\\weights.onnx, sub/weights.onnx",
    "path-backslash, a\\b\\weights.onnx, a/b/weights.onnx",
    "url-scheme, ftp://example.org/weights.onnx, https://example.org/weights.onnx",
  })
  void ofWeights(String code, String given, String right) {
    String text =
        Fixture.base("model-0.4").text().replace("source: weights.onnx", "source: " + given);
    assertThat(written(text, code)).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({
    "path-backslash, net\\unet.py:UNet, net/unet.py:UNet",
  })
  void ofAnArchitecture(String code, String given, String right) {
    String text =
        Fixture.base("model-0.4")
            .text()
            .replace("architecture: unet.py:UNet2d", "architecture: " + given);
    assertThat(written(text, code)).isEqualTo(right);
  }

  /// The name alone would be that of the collection's own description.
  @ParameterizedTest
  @CsvSource({
    "path-backslash, nuclei\\rdf.yaml, nuclei/rdf.yaml",
  })
  void ofAnEntry(String code, String given, String right) {
    String text = COLLECTION + "- {id: nuclei, rdf_source: '" + given + "'}\n";
    assertThat(written(text, code)).isEqualTo(right);
  }

  /// Where nobody knows what lies beside the description, the form is shown, and no more.
  @ParameterizedTest
  @CsvSource({
    "url-scheme, file:///home/ada/weights.onnx, weights.onnx",
    "url-scheme, FILE://weights.onnx, weights.onnx",
    "path-absolute, /home/ada/weights.onnx, weights.onnx",
  })
  void aFileOfOneComputerIsToLieBesideTheDescription(String code, String given, String name) {
    String text =
        Fixture.base("model-0.4").text().replace("source: weights.onnx", "source: " + given);
    assertThat(edits(text, code))
        .isEqualTo(
            List.of(
                new Edit.Example(
                    RdfPath.ROOT.field("weights").field("onnx").field("source"), name)));
  }

  @ParameterizedTest
  @CsvSource({"/home/ada/nuclei/rdf.yaml", "C:\\ada\\nuclei\\rdf.yaml"})
  void anEntryOfOneComputerKeepsItsFolder(String given) {
    assertThat(edits(COLLECTION + "- {id: nuclei, rdf_source: '" + given + "'}\n", "path-absolute"))
        .singleElement()
        .isInstanceOf(Edit.Example.class)
        .extracting(Edit::text)
        .isEqualTo("nuclei/rdf.yaml");
  }

  @ParameterizedTest
  @CsvSource({"../nuclei/rdf.yaml", "../nuclei.yaml", "../../../nuclei.yaml"})
  void nothingIsMadeOfAPathOutside(String given) {
    String entry = COLLECTION + "- {id: a, rdf_source: '" + given + "'}\n";
    // Nor an address, with which the entry would pass without being judged.
    assertThat(edits(entry, "path-leaves-folder").toString()).doesNotContain("nuclei", "http");
  }

  @ParameterizedTest
  @CsvSource({
    "path-leaves-folder, ../rdf.yaml",
    "path-absolute, /rdf.yaml",
    "file-source-invalid, http://256.1.1.1/rdf.yaml",
  })
  void ofAnEntryWithoutAFolderNothingIsGuessed(String code, String given) {
    String text = COLLECTION + "- {id: nuclei, rdf_source: '" + given + "'}\n";
    assertThat(edits(text, code)).noneMatch(Edit.Write.class::isInstance);
  }

  @Test
  void anEntryThatIsAPathAloneGetsAnId() {
    assertThat(edits(COLLECTION + "- 2D Nuclei/rdf.yaml\n", "not-a-mapping"))
        .singleElement()
        .asString()
        .contains("id: 2d-nuclei", "rdf_source: 2D Nuclei/rdf.yaml");
    assertThat(edits(COLLECTION + "- nuclei\n", "not-a-mapping"))
        .singleElement()
        .asString()
        .contains("id: first-model");
  }
}
