package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that people try who know other programs.
class MeantCommandTest {
  @ParameterizedTest
  @CsvSource({
    "infer, hub predict",
    "Lint, hub validate",
    "render, hub report convert",
    "upload, hub package",
    "info, hub inspect",
    "repair, hub fix",
    "upgrade, hub convert",
    "gpu, hub inspect --engines",
    "version, hub --version",
    "watch, hub validate --watch",
    "validat, hub validate",
    "tset, hub test",
    "fx, hub fix",
    "inspcet, hub inspect"
  })
  void aWordOfAnotherProgramNamesTheCommandThatIsMeant(String word, String command) {
    HubRun run = HubRun.of(word, "rdf.yaml");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("Did you mean: " + command + "?");
  }

  @ParameterizedTest
  @CsvSource({"--jbos=2, --jobs", "--hlep, --help", "--reprot, --report", "--no-IO, --no-io"})
  void aMisspeltOptionNamesTheOneThatIsMeant(String option, String meant) {
    HubRun run = HubRun.of("validate", option, "rdf.yaml");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .isEqualTo("hub: Unknown option: '" + option + "'\nDid you mean: " + meant + "?\n");
  }

  /// Only `validate` and `inspect` judge other software.
  @ParameterizedTest
  @ValueSource(strings = {"test", "package", "fix", "predict"})
  void aReportOnOtherSoftwareHasNothingWhereNoneIsJudged(String command) {
    HubRun run = HubRun.of(command, "--report=compat=no-such/folder", "rdf.yaml");
    assertThat(run.err())
        .contains(
            "hub: --report compat: it tells in which software a model runs, which 'hub "
                + command
                + "' does not judge; use: hub validate --for NAME --report compat=FOLDER\n");
  }

  /// Each is a command line of hub, whatever else it needs.
  @Test
  void whatIsMeantIsThere() {
    for (String word : new String[] {"watch", "profile", "upgrade", "join", "gpu", "man"}) {
      String line = HubRun.of(word).err().replaceFirst("(?s).*Did you mean: hub (.*)\\?\n", "$1");
      assertThat(HubRun.of((line + " --help").split(" ", -1)).status()).as(word).isZero();
    }
  }

  @Test
  void versionNamesTheEngines() {
    assertThat(HubRun.of("--version").out())
        .startsWith("hub 0.1.0\n")
        .containsPattern("\n  ONNX Runtime \\d+\\.\\d+")
        .containsPattern("\n  PyTorch \\d+\\.\\d+")
        .containsPattern("\n  TensorFlow for Java \\d+\\.\\d+");
  }

  @Test
  void helpExplainsACommand() {
    assertThat(HubRun.of("help", "validate").out())
        .isEqualTo(HubRun.of("validate", "--help").out());
    assertThat(HubRun.of("help").out()).startsWith("Usage: hub ").contains("  validate");
    assertThat(HubRun.of("help", "nonsense").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(HubRun.of("help", "report", "mrege").err())
        .contains("Did you mean: hub report merge?\n");
    assertThat(HubRun.of("report", "mrege").err()).contains("Did you mean: hub report merge?\n");
  }
}
