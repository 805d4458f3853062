package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsInReportsTest {
  private static final String SECRET = "ghp_" + "wZPf1Qh6yYTWmE4lBYOv" + "fZ8UzDzV8fUkkibj";

  @TempDir Path dir;

  /// The log of a pipeline is often as public as the model.
  @Test
  void noReportShowsASecretOfTheDescription() throws Exception {
    Path rdf =
        Files.writeString(
            dir.resolve("rdf.yaml"),
            "type: dataset\nformat_version: 0.3.0\nname: cells\nconfig:\n  token: "
                + SECRET
                + "\n");
    for (String report : new String[] {"text", "json", "html", "jsonl"}) {
      HubRun run = HubRun.of("validate", "--report=" + report, rdf.toString());
      assertThat(run.out()).contains("secret-in-file").contains("ghp_").doesNotContain(SECRET);
    }
  }
}
