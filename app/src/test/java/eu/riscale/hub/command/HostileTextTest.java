package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Names that are made to break a report break none.
class HostileTextTest {
  private static final String NAME =
      "\"a \\ud800 \\udc00\\ud800 \\0 \\e[2J \\x7f \\x85 \\u202e \\u2028 <script> ]]> b\"";

  @TempDir Path dir;

  @Test
  void halfACharacterIsAFindingAndCutsNoReport() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    String text = Files.readString(model.resolve("rdf.yaml"));
    Files.writeString(
        model.resolve("rdf.yaml"),
        text.replaceFirst("(?m)^name: .*$", "name: " + NAME.replace("\\", "\\\\")));
    Path html = dir.resolve("r.html");
    Path lines = dir.resolve("r.jsonl");

    HubRun run =
        HubRun.of(
            "validate",
            "--no-io",
            "--report=json",
            "--report=html=" + html,
            "--report=jsonl=" + lines,
            model.toString(),
            "gone");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.UNREADABLE);
    JsonNode results = new JsonMapper().readTree(run.out()).get("results");
    assertThat(results.size()).isEqualTo(2);
    assertThat(
            results.get(0).get("findings").valueStream().map(one -> one.get("code").stringValue()))
        .contains("yaml-half-character");
    assertThat(results.get(0).get("name").stringValue())
        .startsWith("a \uFFFD \uFFFD")
        .endsWith(" b");
    assertThat(Files.readString(html))
        .endsWith("</html>\n")
        .doesNotContain("<script>")
        .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u202e\u2028]");
    assertThat(Files.readAllLines(lines)).hasSize(2);
    assertThat(HubRun.of("validate", "--no-io", model.toString()).out())
        .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u202e\u2028]");
  }

  /// As `java -jar` is started; the launcher chooses a locale.
  @Test
  void aNameThatTheLocaleCannotWriteIsSaidToBeThat() throws Exception {
    Path err = dir.resolve("err");
    Process process =
        HubProcess.shell(
                "LC_ALL=xx_XX exec \"$@\" \"$(printf 'gr\\303\\266\\303\\237e')\"",
                err.toFile(),
                "validate")
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(ExitStatus.ENGINE);
    assertThat(out + Files.readString(err))
        .contains("LC_ALL=C.UTF-8 java -jar")
        .doesNotContain("not a path");
  }
}
