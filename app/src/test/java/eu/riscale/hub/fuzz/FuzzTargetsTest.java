package eu.riscale.hub.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each seed of fuzzing, each file that hub once failed at, and a few changes of them. The search
/// itself takes minutes: see CONTRIBUTING.
class FuzzTargetsTest {
  private static final long SEED = 20261127;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Target.class)
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void readsOrRefuses(Target target) throws Exception {
    List<byte[]> seeds = Seeds.of(target);
    SplittableRandom random = new SplittableRandom(SEED);
    for (byte[] seed : seeds) {
      holds(target, seed);
    }
    for (int i = 0; i < 100 && !seeds.isEmpty(); i++) {
      byte[] changed = seeds.get(random.nextInt(seeds.size())).clone();
      for (int n = random.nextInt(1, 6); n > 0 && changed.length > 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      holds(target, changed);
    }
  }

  private void holds(Target target, byte[] bytes) {
    assertThatCode(() -> target.read(bytes, folder))
        .as(() -> target + ": " + Base64.getEncoder().encodeToString(bytes))
        .doesNotThrowAnyException();
  }
}
