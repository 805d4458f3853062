package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hub fix --unsafe` writes because a test of the model proves it.
class ProvedFixesTest {
  private static final String STEP =
      "      - id: zero_mean_unit_variance\n        kwargs: {axes: [y, x]}\n";

  @TempDir Path model;
  private Path rdf;
  private String valid;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples", "nuclei-unet"))) {
      for (Path file : files.toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    rdf = model.resolve("rdf.yaml");
    valid = Files.readString(rdf);
    assertThat(valid).contains(STEP);
  }

  private String text() throws IOException {
    return Files.readString(rdf);
  }

  @Test
  void aStepThatIsMissingIsWrittenWhereTheTestPassesWithIt() throws IOException {
    String broken = valid.replace(STEP, "      # normalised\n");
    Files.writeString(rdf, broken);
    assertThat(HubRun.of("fix", model.toString()).out()).doesNotContain(" change");
    assertThat(text()).isEqualTo(broken);

    HubRun run = HubRun.of("fix", "--unsafe", model.toString());

    assertThat(run.out() + run.err()).contains("output-mismatch: ", "id: zero_mean_unit_variance");
    assertThat(text()).contains("      # normalised\n");
    assertThat(text().lines().toList()).containsAll(broken.lines().toList());
    assertThat(HubRun.of("test", "--weights", "onnx", model.toString()).status()).isZero();
    String once = text();
    assertThat(HubRun.of("fix", "--unsafe", model.toString()).out()).doesNotContain(" change");
    assertThat(text()).isEqualTo(once);
    try (Stream<Path> files = Files.list(model)) {
      List<String> left = files.map(file -> file.getFileName().toString()).toList();
      assertThat(left).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void aModelThatPassesStaysAsItIs() throws IOException {
    assertThat(HubRun.of("fix", "--unsafe", model.toString()).status()).isZero();
    assertThat(text()).isEqualTo(valid);
  }
}
