package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Hub;
import eu.riscale.hub.HubProcess;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Results are told as they end, and what is known is told where hub is ended before.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class GrowingReportsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MODEL = Models.of("pass-conv2d-v05").toString();

  @TempDir Path dir;

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void eachResultIsToldBeforeTheNextIsThere() throws Exception {
    for (String report : List.of("text", "jsonl")) {
      Process hub = start("validate", "--jobs=2", "--no-io", "--report=" + report, MODEL, "-");
      try (BufferedReader out = hub.inputReader(StandardCharsets.UTF_8)) {
        try (OutputStream in = hub.getOutputStream()) {
          assertThat(until(MODEL, out)).contains("conv2d-v05");
          in.write("type: dataset\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(String.join("\n", out.lines().toList())).contains("'format_version' is missing");
      }
      assertThat(hub.waitFor()).isEqualTo(1);
    }
  }

  /// The first source is read only after the second is told.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void linesOfJsonDoNotWaitForASlowSource() throws Exception {
    Path json = dir.resolve("r.json");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream slow =
        new InputStream() {
          @Override
          public int read() {
            while (!out.toString(StandardCharsets.UTF_8).contains(MODEL)) {
              Thread.onSpinWait();
            }
            return -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            return read();
          }
        };
    String[] line = {
      "validate",
      "--jobs=2",
      "--no-io",
      "--report=jsonl",
      "--report=json=" + json,
      "-",
      MODEL,
      "gone"
    };
    assertThat(Hub.run(line, slow, out, new ByteArrayOutputStream())).isEqualTo(3);
    assertThat(sources(out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree)))
        .containsSubsequence(MODEL, "-")
        .containsExactlyInAnyOrder("-", MODEL, "gone");
    JsonNode report = JSON.readTree(Files.readString(json));
    assertThat(sources(report.get("results").valueStream())).containsExactly("-", MODEL, "gone");
  }

  private static List<String> sources(Stream<JsonNode> results) {
    return results.map(one -> one.get("source").stringValue()).toList();
  }

  @Test
  void linesOfJsonAreTheResultsOfTheJsonReport() {
    JsonNode results =
        JSON.readTree(HubRun.of("validate", "--report=json", MODEL, "gone").out()).get("results");
    HubRun lines = HubRun.of("validate", "--report=jsonl", "--jobs=1", MODEL, "gone");

    assertThat(lines.status()).isEqualTo(ExitStatus.UNREADABLE);
    List<JsonNode> each = lines.out().lines().map(JSON::readTree).toList();
    assertThat(each).hasSize(2);
    for (int i = 0; i < each.size(); i++) {
      JsonNode line = each.get(i);
      assertThat(line.get("tool").get("name").stringValue()).isEqualTo("hub");
      assertThat(line.get("schema").stringValue()).isEqualTo("urn:hub:report:1:line");
      assertThat(line.get("command").stringValue()).isEqualTo("validate");
      results
          .get(i)
          .properties()
          .forEach(field -> assertThat(line.get(field.getKey())).isEqualTo(field.getValue()));
      assertThat(line.size()).isEqualTo(results.get(i).size() + 3);
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aSignalLeavesReportsOfWhatIsKnown() throws Exception {
    for (String signal : HubProcess.signalsHeard()) {
      Path json = dir.resolve(signal + ".json");
      Path html = dir.resolve(signal + ".html");
      Path lines = dir.resolve(signal + ".jsonl");
      Process hub =
          start(
              "validate",
              "--jobs=1",
              "--report=json=" + json,
              "--report=html=" + html,
              "--report=jsonl=" + lines,
              "--no-io",
              MODEL,
              "-",
              "after");
      try (BufferedReader out = hub.inputReader(StandardCharsets.UTF_8)) {
        until(MODEL, out);
        HubProcess.signal(hub, signal);
        assertThat(String.join("\n", out.lines().toList()))
            .endsWith(
                """

                Interrupted; not checked:
                  -
                  after

                3 sources: 1 valid, 2 unchecked\
                """);
      }
      assertThat(hub.waitFor()).isEqualTo(signal.equals("INT") ? 130 : 143);
      JsonNode report = JSON.readTree(Files.readString(json));
      assertThat(report.get("interrupted").booleanValue()).isTrue();
      assertThat(report.get("results").valueStream().map(one -> one.get("status").stringValue()))
          .containsExactly("valid", "unchecked", "unchecked");
      assertThat(report.get("results").get(2).get("source").stringValue()).isEqualTo("after");
      assertThat(html).content().contains("hub was interrupted").endsWith("</html>\n");
      assertThat(Files.readAllLines(lines)).hasSize(3);
      assertThat(dir.resolve("err")).content().isEmpty();
    }
  }

  /// Nobody reads its standard output, so the first signal alone would take a while.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aSecondSignalEndsAtOnce() throws Exception {
    Path list = Files.writeString(dir.resolve("list"), "gone\n".repeat(5000));
    Path json = dir.resolve("r.json");
    Process hub = start("validate", "--jobs=1", "--report=json=" + json, "@" + list);
    while (hub.getInputStream().available() < 60_000) {
      Thread.sleep(20);
    }
    HubProcess.signal(hub, "TERM");
    while (!Files.exists(json)) {
      Thread.sleep(20);
    }
    assertThat(hub.isAlive()).isTrue();
    long start = System.nanoTime();
    HubProcess.signal(hub, "TERM");
    assertThat(hub.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(hub.exitValue()).isEqualTo(143);
    assertThat(JSON.readTree(Files.readString(json)).get("results").size()).isEqualTo(5000);
  }

  private Process start(String... args) throws IOException {
    return HubProcess.shell("exec \"$@\"", dir.resolve("err").toFile(), args).start();
  }

  /// What was printed up to the line with that word.
  private static String until(String word, BufferedReader out) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(word) < 0) {
      String line = out.readLine();
      assertThat(line).as("'%s' after %s", word, text).isNotNull();
      text.append(line).append('\n');
    }
    return text.toString();
  }
}
