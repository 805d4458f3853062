package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Code that starts a process, lets it leave its parents as a daemon does, and ends.
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not tell whose a process is")
class StraysTest {
  private static final String DETACHES =
      """
      import os, sys, time
      def code():
          if os.fork() == 0:
              os.setsid()
              if os.fork() == 0:
                  if len(sys.argv) > 2:
                      os.execve("/bin/sh", ["sh", "-c", sys.argv[2] + "; sleep 300"], {})
                  print(os.getpid(), flush=True)
                  time.sleep(300)
              os._exit(0)
          time.sleep(1)
          os.%s
      """;

  @TempDir Path dir;

  /// Also one that forgets its environment.
  @Test
  void theKeeperEndsWhatTheCodeLeavesAndEndsAsItDoes() throws Exception {
    Path python = FakeTorch.program(dir);
    try (InputStream in =
        Objects.requireNonNull(FakeTorch.class.getResourceAsStream("hub_keeper.py"))) {
      Files.copy(in, dir.resolve("hub_keeper.py"));
    }
    for (List<String> end :
        List.of(List.of("_exit(3)", "3"), List.of("kill(os.getpid(), 9)", "137"))) {
      Path script =
          Files.writeString(
              dir.resolve("script.py"),
              DETACHES.formatted(end.getFirst())
                  + "sys.path.insert(0, sys.argv[1])\nimport hub_keeper\nhub_keeper.keep(code)\n");
      Process kept =
          new ProcessBuilder(python.toString(), script.toString(), dir.toString(), "echo $$")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      long stray = number(kept);

      assertThat(kept.waitFor()).isEqualTo(Integer.parseInt(end.getLast()));
      assertThat(ProcessHandle.of(stray)).isEmpty();
    }
  }

  /// Without the keeper the environment still tells whose it is.
  @Test
  void theFolderForTemporaryFilesTellsWhoseAStrayIs() throws Exception {
    Path python = FakeTorch.program(dir);
    Path script =
        Files.writeString(dir.resolve("script.py"), DETACHES.formatted("_exit(0)") + "code()\n");
    Path own = Files.createDirectories(dir.resolve("hub-test-1-1/1"));
    long stray = stray(python, script, own.resolve("hub-state-dict"));
    long other = stray(python, script, dir.resolve("hub-test-1-1/11"));

    Strays.end(own);

    awaitEnd(stray);
    assertThat(ProcessHandle.of(other)).get().matches(ProcessHandle::isAlive);
    Strays.end(dir.resolve("hub-test-1-1"));
    awaitEnd(other);
  }

  private static long stray(Path python, Path script, Path folder) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TMPDIR", folder.toString());
    Process started = builder.start();
    long stray = number(started);
    started.waitFor();
    assertThat(ProcessHandle.of(stray)).isPresent();
    return stray;
  }

  private static long number(Process process) throws Exception {
    return Long.parseLong(process.inputReader(StandardCharsets.UTF_8).readLine());
  }

  private static void awaitEnd(long process) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ProcessHandle.of(process).isPresent() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(ProcessHandle.of(process)).isEmpty();
  }
}
