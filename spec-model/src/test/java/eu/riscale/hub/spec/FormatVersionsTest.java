package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Types count their versions apart: a version of another type is told as that.
final class FormatVersionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dataset      | 0.4.8  | data sets            | 0.3.4 | models
          dataset      | 0.5.14 | data sets            | 0.3.4 | models
          application  | 0.4.10 | applications         | 0.3.4 | models
          notebook     | 0.5.0  | notebooks            | 0.3.4 | models
          generic      | 0.3.6  | generic descriptions | 0.3.4 | models
          collection   | 0.4.0  | collections          | 0.3.0 | models
          collection   | 0.3.4  | collections          | 0.3.0 | models, generic descriptions, applications, data sets and notebooks
          """)
  void saysWhoseVersionItIs(
      String type, String version, String types, String newest, String owners) {
    assertThat(ofVersion(type, version))
        .extracting(Finding::toString)
        .singleElement()
        .asString()
        .contains("format-version-newer")
        .contains(
            "The newest version for %s that hub knows is %s, by which this is judged; %s is a version for %s."
                .formatted(types, newest, version, owners));
  }

  @Test
  void saysNothingOfOthersWhereNoneHasIt() {
    assertThat(ofVersion("model", "0.5.99"))
        .extracting(Finding::message)
        .containsExactly(
            "The newest version for models that hub knows is 0.5.14, by which this is judged.");
    assertThat(ofVersion("model", "0.2.4"))
        .extracting(Finding::message)
        .containsExactly(
            "hub cannot judge a model of format version 0.2.4; 0.2.4 is a version for generic"
                + " descriptions, applications, data sets, notebooks and collections.");
  }

  @Test
  void takesATruthValueForAVersionAndSaysSo() {
    String base =
        new String(
            TestFiles.read("rdf/base/generic.yaml"), java.nio.charset.StandardCharsets.UTF_8);
    Validation judged = SpecValidator.validate(YamlReader.read(base + "version: true\n"));
    assertThat(judged.isValid()).isTrue();
    assertThat(judged.findings())
        .extracting(Finding::message)
        .containsExactly("The truth value true is read as the number 1.");
  }

  private static List<Finding> ofVersion(String type, String version) {
    String text = "type: %s\nformat_version: %s\nname: Nuclei\n".formatted(type, version);
    return SpecValidator.validate(YamlReader.read(text)).findings().stream()
        .filter(finding -> finding.path().toString().equals("format_version"))
        .filter(finding -> !finding.code().slug().equals("not-judged"))
        .toList();
  }
}
