package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.Models;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A person who may start few processes and threads: hub gives the whole result or says that it
/// cannot here, and never blames a model that is sound. Root is not held to the limit, and starts
/// hub as somebody else.
@EnabledOnOs(OS.LINUX)
class FewProcessesTest {
  private static final String MODEL = Models.of("pass-conv2d-v05").toAbsolutePath().toString();

  /// Of nobody that a system knows, so that no other process counts.
  private static final String OTHER = "setpriv --reuid=61234 --regid=61234 --clear-groups ";

  @TempDir Path dir;
  private String as = "";

  private record Ended(int status, String out) {}

  @BeforeEach
  void becomeAnother() throws Exception {
    if (Files.isWritable(Path.of("/proc/1/oom_score_adj"))) {
      as = OTHER;
      Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxrwxrwx"));
      for (String each : System.getProperty("java.class.path").split(":", -1)) {
        assumeTrue(
            sh(as + "test -r '" + each + "' -a -r '" + dir + "' -a -r '" + MODEL + "'") == 0);
      }
    }
    assumeTrue(sh(as + "true") == 0);
  }

  /// Where Java itself cannot start there is no report, and the launcher says why.
  @Test
  void aSoundModelIsNeverBlamed() throws Exception {
    int passed = 0;
    int unchecked = 0;
    for (int most : new int[] {22, 24, 26, 28, 29, 30, 31, 32, 33, 34, 36, 400}) {
      Ended run = test(most);
      if (!run.out().contains(MODEL)) {
        continue;
      }
      assertThat(run.out()).as("%d", most).doesNotContain("✗ failed", "failed  ", "\tat ");
      assertThat(run.status()).as("%d: %s", most, run.out()).isIn(ExitStatus.OK, ExitStatus.ENGINE);
      if (run.status() == ExitStatus.OK) {
        assertThat(run.out()).contains("passed  onnx");
        passed++;
      } else {
        assertThat(run.out()).contains("process-unusable", "Not the model, but this machine");
        unchecked++;
      }
    }
    assertThat(passed).isPositive();
    assertThat(unchecked).isPositive();
  }

  private static int sh(String command) throws Exception {
    return new ProcessBuilder("sh", "-c", command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private Ended test(int most) throws Exception {
    String limit = "'ulimit -u %d 2>/dev/null || ulimit -p %d; exec \"$@\"'".formatted(most, most);
    ProcessBuilder builder =
        HubProcess.shell(
            "exec " + as + "sh -c " + limit + " sh \"$@\"",
            dir.resolve("err").toFile(),
            "test",
            "--device=cpu",
            "--weights=onnx",
            MODEL);
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC -Xlog:disable");
    builder.environment().put("HOME", dir.toString());
    builder.environment().put("HUB_CACHE_DIR", dir.resolve("cache").toString());
    Process hub = builder.redirectErrorStream(true).start();
    String out = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(hub.waitFor(), out);
  }
}
