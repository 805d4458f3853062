package eu.riscale.hub.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.HubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every model of the corpus that TensorFlow or Keras wrote, in all its formats: far closer to the
/// framework's own outputs than any tolerance asks for.
class CorpusTensorFlowTest {
  private static final double LARGEST = 1e-5;

  @Test
  void everyFormatGivesWhatTheFrameworkGave(@TempDir Path dir) throws Exception {
    Path report = dir.resolve("report.json");
    List<String> command =
        new ArrayList<>(List.of("test", "--device=cpu", "--quiet", "--report=json=" + report));
    command.addAll(models(Corpus.folder("models")));
    HubRun run = HubRun.here(command.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();

    int outputs = 0;
    for (JsonNode result : JsonMapper.shared().readTree(report).path("results")) {
      for (JsonNode test : result.path("tests")) {
        String name = result.path("source").asString() + " " + test.path("weights").asString();
        assertThat(test.path("status").asString()).as(name).isEqualTo("passed");
        for (JsonNode output : test.path("outputs")) {
          assertThat(output.path("max_abs_diff").asDouble(1)).as(name).isLessThan(LARGEST);
          outputs++;
        }
      }
    }
    assertThat(outputs).isGreaterThan(20);
  }

  private static List<String> models(Path corpus) throws IOException {
    try (Stream<Path> folders = Files.list(corpus)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("tf_"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
