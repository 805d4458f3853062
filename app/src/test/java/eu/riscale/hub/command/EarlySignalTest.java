package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.Models;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A signal before hub has read its command line, which a list of sources in a pipe makes it wait
/// for.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class EarlySignalTest {
  private static final String MODEL = Models.of("pass-conv2d-v05").toString();

  @TempDir Path dir;

  @Test
  @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theReportsAreWrittenAllTheSame() throws Exception {
    for (String command : List.of("validate", "test")) {
      for (String signal : HubProcess.signalsHeard()) {
        Path json = dir.resolve(command + signal);
        Path list = pipe(command + signal + ".list");
        Process hub = start(command, "--report=json=" + json, "@" + list);
        try (OutputStream sources = Files.newOutputStream(list)) {
          HubProcess.signal(hub, signal);
          Thread.sleep(500);
          sources.write((MODEL + "\nother\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(hub.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(hub.exitValue()).isEqualTo(signal.equals("INT") ? 130 : 143);
        assertThat(dir.resolve("err")).content().isEmpty();
        JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(report.get("interrupted").booleanValue()).isTrue();
        assertThat(report.get("results").valueStream().map(one -> one.get("status").stringValue()))
            .containsExactly("unchecked", "unchecked");
      }
    }
  }

  /// Nobody writes to the pipe.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aSecondSignalWaitsForNothing() throws Exception {
    Path list = pipe("list");
    Process hub = start("validate", "@" + list);
    try (OutputStream sources = Files.newOutputStream(list)) {
      HubProcess.signal(hub, "TERM");
      Thread.sleep(1000);
      HubProcess.signal(hub, "TERM");

      assertThat(hub.waitFor(3, TimeUnit.SECONDS)).as("%s", sources).isTrue();
    }
    assertThat(hub.exitValue()).isEqualTo(143);
  }

  private Path pipe(String name) throws Exception {
    Path pipe = dir.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private Process start(String... args) throws Exception {
    return HubProcess.shell("exec \"$@\"", dir.resolve("err").toFile(), args)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
