package eu.riscale.hub.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.HubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the software itself made of published models: hub says the same, but for those outcomes
/// that `disagreements.txt` explains.
class RecordedOutcomesTest {
  private static final List<String> COMPARED = List.of("ilastik", "biapy", "careamics");

  @TempDir private Path folder;

  @Test
  void agreesButWhereAReasonIsGiven() throws IOException {
    Path outcomes = Corpus.folder("compat");
    Map<String, JsonNode> recorded = new HashMap<>();
    List<String> sources = new ArrayList<>();
    for (String line : Files.readAllLines(outcomes.resolve("outcomes.jsonl"))) {
      JsonNode model = JsonMapper.shared().readTree(line);
      String source = outcomes.resolve(model.path("file").asString()).toAbsolutePath().toString();
      recorded.put(source, model);
      sources.add('"' + source + '"');
    }
    Path list = folder.resolve("list");
    Files.write(list, sources);
    List<String> differing = new ArrayList<>();
    for (JsonNode result : judged(list)) {
      JsonNode model = Objects.requireNonNull(recorded.get(result.path("source").asString()));
      for (JsonNode verdict : result.path("consumers")) {
        JsonNode outcome = model.path("tools").path(verdict.path("id").asString());
        String said = outcome(verdict.path("verdict").asString());
        if (!outcome.isMissingNode() && !said.equals(outcome.path("status").asString())) {
          differing.add(
              verdict.path("id").asString()
                  + " | "
                  + model.path("id").asString()
                  + " | "
                  + outcome.path("status").asString());
        }
      }
    }
    assertThat(differing)
        .containsExactlyInAnyOrderElementsOf(
            Disagreement.all().stream()
                .map(one -> one.software() + " | " + one.model() + " | " + one.recorded())
                .toList());
  }

  private static JsonNode judged(Path list) {
    List<String> args = new ArrayList<>(List.of("validate", "--no-io", "--report=json"));
    COMPARED.forEach(consumer -> args.addAll(List.of("--for", consumer)));
    args.add("@" + list);
    HubRun run = HubRun.of(args.toArray(String[]::new));
    return JsonMapper.shared().readTree(run.out()).path("results");
  }

  private static String outcome(String verdict) {
    return switch (verdict) {
      case "runs", "limits" -> "passed";
      case "does-not-run" -> "failed";
      default -> verdict;
    };
  }
}
