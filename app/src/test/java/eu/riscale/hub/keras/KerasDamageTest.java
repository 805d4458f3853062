package eu.riscale.hub.keras;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.keras.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file with a few wrong bytes is translated or refused, and nothing is ever thrown.
class KerasDamageTest {
  private static final int TRIES = 150;

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "keras2-nested.h5.gz, 1",
    "keras3-h5-merging.h5.gz, 2",
    "keras3-shaping.keras, 3",
    "tfjs-nested.tfjs.zip, 4"
  })
  void survivesDamage(String name, long seed, @TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(KerasModelFiles.unpacked(name, folder));
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("damaged");
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = whole.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        int where =
            random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 3000));
        bytes[where] = (byte) random.nextInt(256);
      }
      Files.write(file, i % 10 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);

      Translation translation = KerasToOnnx.translate(file);

      if (translation instanceof Translation.Refused(Refusal.Reason reason, String message)) {
        assertThat(message).doesNotContain("\n").isNotBlank();
        assertThat(reason).isNotNull();
      }
    }
  }
}
