package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellLimitsTest {
  @TempDir Path dir;

  @Test
  void fewProcessesAreToldFromMany() {
    assertThat(
            ShellLimits.allowFew(List.of("Max processes             30      96365   processes ")))
        .isTrue();
    assertThat(
            ShellLimits.allowFew(List.of("Max processes             96365   96365   processes ")))
        .isFalse();
    assertThat(
            ShellLimits.allowFew(List.of("Max processes             unlimited  96365 processes ")))
        .isFalse();
    assertThat(ShellLimits.allowFew(List.of())).isFalse();
  }

  @Test
  void aContainerIsFullWhereFewAreLeft() throws Exception {
    assertThat(ShellLimits.isFull(dir)).isFalse();
    for (String most : List.of("600", "max")) {
      Files.writeString(dir.resolve("pids.max"), most + "\n");
      for (int now : new int[] {1, 200}) {
        Files.writeString(dir.resolve("pids.current"), now + "\n");
        assertThat(ShellLimits.isFull(dir)).isEqualTo(most.equals("600") && now == 200);
      }
    }
  }

  /// What a network prints is no proof.
  @Test
  void wordsAloneAreNoLimit() {
    assertThat(ShellLimits.reached("it printed: the end")).isNull();
    assertThat(ShellLimits.areReached(new IllegalStateException("it is bad_alloc_ed"))).isFalse();
    assertThat(ShellLimits.isOfThreads(new OutOfMemoryError("Java heap space"))).isFalse();
    assertThat(ShellLimits.isOfThreads(new OutOfMemoryError("unable to create native thread: no")))
        .isTrue();
  }

  @Test
  void threadsThatWereTriedAreGone() {
    int before = Thread.activeCount();
    assertThat(ShellLimits.canStart(20)).isTrue();
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
  }
}
