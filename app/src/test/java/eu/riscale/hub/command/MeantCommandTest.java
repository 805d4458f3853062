package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands that people try who know other programs.
class MeantCommandTest {
  @ParameterizedTest
  @CsvSource({
    "predict, hub test",
    "Lint, hub validate",
    "convert, hub report convert",
    "upload, hub package",
    "info, hub inspect",
    "validat, hub validate"
  })
  void aWordOfAnotherProgramNamesTheCommandThatIsMeant(String word, String command) {
    HubRun run = HubRun.of(word, "rdf.yaml");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("Did you mean: " + command + "?");
  }

  @Test
  void helpExplainsACommand() {
    assertThat(HubRun.of("help", "validate").out())
        .isEqualTo(HubRun.of("validate", "--help").out());
    assertThat(HubRun.of("help").out()).startsWith("Usage: hub ").contains("  validate");
    assertThat(HubRun.of("help", "nonsense").status()).isEqualTo(ExitStatus.USAGE);
  }
}
