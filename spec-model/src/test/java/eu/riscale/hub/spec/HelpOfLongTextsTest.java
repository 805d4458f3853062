package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that were made to keep help busy: searched, each would take minutes or end in a bug.
final class HelpOfLongTextsTest {
  private static final int LENGTH = 300_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authors: 'a SPACES b'",
        "authors: [{name: a, email: 'a SPACES b'}]",
        "authors: [{name: 'a SPACES / SPACES b'}]",
        "tags: 'a COMMAS'",
        "license: 'cc-by WORDS'"
      })
  void aLongTextIsNotSearchedForForms(String field) {
    String text =
        "type: model\nformat_version: 0.5.4\n"
            + field
                .replace("SPACES", " ".repeat(LENGTH))
                .replace("COMMAS", ",a".repeat(LENGTH / 2))
                .replace(" WORDS", "int".repeat(LENGTH / 3));
    List<Finding> findings = SpecValidator.helped(YamlReader.read(text)).findings();
    assertThat(findings).isNotEmpty().noneMatch(finding -> finding.code().equals(Bug.CODE));
  }
}
