package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NothingPrivateTest {
  private static final String TOKEN = "ghp_" + "q7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oKi";

  private static List<Finding> of(String text) {
    return SpecValidator.validate(text.getBytes(StandardCharsets.UTF_8)).findings();
  }

  private static List<Finding> of(String text, String code) {
    return of(text).stream().filter(finding -> finding.code().slug().equals(code)).toList();
  }

  @Test
  void namesTheFirstThreeSecretsAndCountsTheOthers() {
    String text = "type: dataset\nconfig:\n" + ("  - " + TOKEN + "\n").repeat(5);
    List<Finding> found = of(text, "secret-in-file");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().message())
        .isEqualTo(
            "The description holds a GitHub token in line 3 (ghp_…), a GitHub token in line 4"
                + " (ghp_…), a GitHub token in line 5 (ghp_…) and 2 more.");
    assertThat(found.getFirst().span()).isEqualTo(new Span(3, 5, 3, 45));
  }

  @Test
  void namesTheFirstThreeHomeFoldersAndCountsTheOthers() {
    String text = "type: dataset\nconfig:\n" + "  - /home/mmustermann/x\n".repeat(4);
    assertThat(of(text, "home-folder-in-file"))
        .extracting(Finding::message)
        .containsExactly(
            "The description names a home folder in line 3 (/home/mmustermann/), a home folder in"
                + " line 4 (/home/mmustermann/), a home folder in line 5 (/home/mmustermann/) and 1"
                + " more.");
  }

  @Test
  void saysThatThereMayBeMoreThanItCounts() {
    String text = "type: dataset\nconfig:\n" + ("  - " + TOKEN + "\n").repeat(600);
    assertThat(of(text, "secret-in-file").getFirst().message()).endsWith("and at least 497 more.");
  }

  @Test
  void looksAtDescriptionsThatCannotBeRead() {
    assertThat(of("type: [dataset\nkey: " + TOKEN + "\n", "secret-in-file")).hasSize(1);
  }

  /// What stands beside it in the file tells that it is secret, and is not in the message.
  @Test
  void noMessageQuotesWhatIsSecretByItsName() {
    String text =
        "type: dataset\nformat_version: 0.3.0\nname: cells\nconfig:\n  password: \"h4rd2guess\"\n"
            + "license: h4rd2guess\n";
    assertThat(of(text, "secret-in-file")).hasSize(1);
    assertThat(of(text))
        .extracting(finding -> finding.message() + finding.expected() + finding.hint())
        .allSatisfy(said -> assertThat(said).doesNotContain("h4rd2guess"))
        .anySatisfy(said -> assertThat(said).contains("'…'"));
  }
}
