package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The network of the example has been computed to see 23 pixels to each side, in steps of 4.
class InTilesTest {
  @TempDir Path dir;

  private Path example(String halo) throws IOException {
    Path model = Files.createDirectory(dir.resolve("model"));
    try (Stream<Path> files = Files.list(Path.of("examples", "nuclei-unet"))) {
      for (Path file : files.toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    Models.edit(model, "        halo: 24\n", halo);
    return model;
  }

  private static HubRun tiling(Path model, String... more) {
    return HubRun.here(
        Stream.concat(
                Stream.of("test", "--tests", "tiling", "--device", "cpu", "--weights", "onnx"),
                Stream.concat(Stream.of(more), Stream.of(model.toString())))
            .toArray(String[]::new));
  }

  @Test
  void aHaloThatSufficesPasses() throws Exception {
    HubRun run = tiling(example("        halo: 24\n"), "--keep", dir.resolve("kept").toString());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("sees 23 along y (halo 24), 23 along x (halo 24); 49 tiles of 1×1×96×96 within");
    assertThat(dir.resolve("kept/model/onnx/tiles/6-difference-probability.png")).exists();
  }

  @Test
  void aHaloThatIsTooSmallIsNamedWithTheLinesToWrite() throws Exception {
    Path page = dir.resolve("page.html");
    HubRun run = tiling(example("        halo: 4\n"), "--report", "html=" + page);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "halo-too-small",
            "The network sees 23 pixels along y, where the halo is 4, and 23 pixels along x, where"
                + " the halo is 4.",
            "Write 'halo: 24' at outputs[0].axes[2], 'halo: 24' at outputs[0].axes[3].");
    assertThat(page).content().contains("alt=\"difference, probability");
  }

  /// As wide as the network sees, but tiles then begin between its steps.
  @Test
  void aHaloBetweenTheStepsIsNamed() throws Exception {
    HubRun run = tiling(example("        halo: 23\n"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("tiles-differ", "have to begin at multiples of the step", "Write 'halo: 24' at");
  }

  @Test
  void itRunsOnlyWhereItIsAskedFor() {
    assertThat(
            HubRun.here("test", "--device", "cpu", Models.of("pass-conv2d-v05").toString()).out())
        .doesNotContain("in tiles");
  }
}
