package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.Models;
import eu.riscale.hub.engine.python.FakeTorch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A hub that is killed ends all that it has started, though nobody tells it to.
@EnabledOnOs(OS.LINUX)
class KilledHubTest {
  /// It never comes back, and a process of its own has left its parents.
  private static final FakeTorch ENDLESS =
      FakeTorch.WORKING.withForward(
          """
          if os.fork() == 0:
              os.setsid()
              if os.fork() != 0:
                  os._exit(0)
          note("pid %d" % os.getpid())
          while True:
              pass
          """);

  @TempDir Path dir;
  private List<ProcessHandle> started = List.of();
  private List<Long> networks = List.of();

  @AfterEach
  void end() {
    started.forEach(ProcessHandle::destroyForcibly);
    networks.forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Test
  void nothingIsLeftOfAnEndlessNetworkInPython() throws Exception {
    Path python = ENDLESS.write(dir);
    Path temporary = Files.createDirectory(dir.resolve("tmp"));
    List<String> line =
        HubProcess.line(
            "test",
            "--device=cpu",
            "--trust-code",
            "--python=" + python,
            "--weights=pytorch_state_dict",
            Models.of("state-dict-file-v04").toAbsolutePath().toString());
    line.add(1, "-Djava.io.tmpdir=" + temporary);
    Process hub =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out.txt").toFile())
            .start();
    await(() -> !hub.isAlive() || networks().size() == 2);
    assertThat(hub.isAlive()).as(Files.readString(dir.resolve("out.txt"))).isTrue();
    started = hub.descendants().toList();
    networks = networks();
    assertThat(started.size()).isGreaterThanOrEqualTo(3);

    hub.destroyForcibly().waitFor();

    await(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(started).noneMatch(ProcessHandle::isAlive);
    await(() -> networks.stream().noneMatch(KilledHubTest::isAlive));
    assertThat(networks).noneMatch(KilledHubTest::isAlive);
  }

  private List<Long> networks() {
    try {
      return FakeTorch.calls(dir).stream()
          .filter(call -> call.startsWith("pid "))
          .map(call -> Long.valueOf(call.substring(4)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).isPresent();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
