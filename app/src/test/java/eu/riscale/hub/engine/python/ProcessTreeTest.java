package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
  @TempDir Path dir;

  @Test
  void allBelowAreFoundAndWaysAroundEnd() {
    assertThat(ProcessTree.below(5, Map.of(6L, 5L, 7L, 6L, 8L, 1L))).containsExactly(6L, 7L);
    assertThat(ProcessTree.below(5, Map.of(6L, 5L, 7L, 6L, 5L, 7L))).containsExactly(6L, 7L);
    assertThat(ProcessTree.below(5, Map.of(5L, 5L))).isEmpty();
    assertThat(ProcessTree.below(5, Map.of(6L, -1L))).isEmpty();
  }

  /// One that becomes its own child all the time, under another that stays.
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no such fork")
  @Timeout(60)
  void aLookEndsWhereProcessesComeAndGo() throws Exception {
    String chain =
        "import os,sys,time\nif os.fork(): time.sleep(60); sys.exit()\n"
            + "end=time.time()+20\nwhile time.time()<end:\n  if os.fork(): os._exit(0)\n";
    Process started = new ProcessBuilder(FakeTorch.program(dir).toString(), "-c", chain).start();
    try {
      Thread.sleep(Duration.ofSeconds(1));
      for (int i = 0; i < 20; i++) {
        ProcessTree.below(ProcessHandle.current().pid());
      }

      assertThat(ProcessTree.below(ProcessHandle.current().pid())).contains(started.pid());
    } finally {
      ProcessTree.endBelow(started.pid());
      started.destroyForcibly();
    }
  }
}
