package eu.riscale.hub.run.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessStatusTest {
  @Test
  void kilobytesAreAdded() {
    assertThat(ProcessStatus.sum("  1024\n 1\n")).isEqualTo(1025 * 1024);
    assertThat(ProcessStatus.sum("ps: no such process\n\n")).isZero();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void thisProcessTakesMemory() {
    assumeThat(Files.isExecutable(Path.of("/bin/ps"))).isTrue();
    assertThat(ProcessStatus.asked(String.valueOf(ProcessHandle.current().pid())))
        .isGreaterThan(10_000_000);
  }
}
