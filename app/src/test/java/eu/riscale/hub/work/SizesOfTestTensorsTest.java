package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who leaves a size open is shown one that the test tensor has, here 1×1×12×16.
class SizesOfTestTensorsTest {
  private static final String SHAPE_04 =
      "  shape:\n    min: [1, 1, 8, 8]\n    step: [0, 0, 1, 1]\n";

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"any", "null", "-1", "'*'"})
  void anOpenSizeOfAnAxisIsAMinimumAndAStep(String open) throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "size: {min: 8, step: 1}", "size: " + open);
    assertThat(HubRun.of("validate", model.toString()).out())
        .contains("size: {min: 12, step: 4}", "size: {min: 16, step: 16}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "package --dry-run"})
  void anOpenShapeIsOneWithMinimaAndSteps(String command) throws IOException {
    Path model = Models.copy("pass-conv2d-v04", dir);
    Models.edit(model, SHAPE_04, "  shape: [1, 1, any, any]\n");
    HubRun run = HubRun.of((command + " " + model).split(" "));
    assertThat(run.out()).contains("shape: {min: [1, 1, 12, 16], step: [0, 0, 4, 16]}");
    Models.edit(
        model,
        "  shape: [1, 1, any, any]\n",
        "  shape: {min: [1, 1, 12, 16], step: [0, 0, 4, 16]}\n");
    assertThat(HubRun.of("validate", model.toString()).status()).isZero();
  }

  /// hub looks at nothing but the description then.
  @Test
  void withoutFilesASizeIsMadeUp() throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "size: {min: 8, step: 1}", "size: any");
    Files.delete(model.resolve("test_image.npy"));
    assertThat(HubRun.of("validate", "--no-io", model.toString()).out())
        .contains("for example: size: {min: ")
        .doesNotContain("size: {min: 12, step: 4}");
  }
}
