package eu.riscale.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each attack gets the answer that `docs/security.md` says, and nothing else comes of it.
class AttacksTest {
  /// What is found in the models without an attack.
  private static final Set<String> KNOWN =
      Set.of(
          "documentation-card-incomplete",
          "weights-not-run",
          "fair-field-empty",
          "maintainer-missing");

  private static final List<String> REAL =
      List.of(
          "torchscript/save",
          "torchscript/behind-autograd",
          "torchscript/name-as-text",
          "torchscript/after-a-word",
          "torchscript/default-value");

  @TempDir private Path dir;

  static List<Attack> attacks() {
    return Attacks.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void hubAnswers(Attack attack) throws Exception {
    Path folder = Files.createDirectory(dir.resolve("model"));
    Path mark = mark(attack);
    Path source = attack.source(new Attack.Site(folder, mark));
    List<String> line = new ArrayList<>(attack.answer().command());
    line.addAll(List.of("--report=json", source.toString()));

    HubRun run = HubRun.of(line.toArray(String[]::new));

    assertThat(mark).doesNotExist();
    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertThat(report.path("results").size()).as(run.out()).isEqualTo(1);
    JsonNode result = report.path("results").path(0);
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(attack.answer().status());
    TreeMap<String, String> messages = new TreeMap<>();
    add(result.path("findings"), messages);
    StringBuilder printed = new StringBuilder();
    for (JsonNode test : result.path("tests")) {
      add(test.path("findings"), messages);
      printed.append(test.path("printed").asString(""));
    }
    messages.keySet().removeAll(KNOWN);
    List<String> codes = attack.answer().codes();
    assertThat(messages.keySet()).as(messages.toString()).isEqualTo(Set.copyOf(codes));
    assertThat(codes.isEmpty() ? printed.toString() : messages.get(codes.getFirst()))
        .contains(attack.answer().words());
  }

  /// Each of these does write its file where PyTorch is let run it, and none without.
  @Test
  void attacksAreNoFakes() throws Exception {
    assertThat(marked()).isEmpty();
    assertThat(marked("--trust-code")).isEqualTo(REAL);
  }

  /// Those that write their file in a test.
  private List<String> marked(String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("test", "--device=cpu", "--jobs=2"));
    line.addAll(List.of(options));
    line.addAll(List.of("--report=jsonl", "--tests=reproduce"));
    List<Attack> attacks =
        Attacks.all().stream().filter(attack -> REAL.contains(attack.id())).toList();
    for (Attack attack : attacks) {
      Path folder = Files.createTempDirectory(dir, "model");
      line.add(attack.source(new Attack.Site(folder, mark(attack))).toString());
    }
    HubRun run = HubRun.of(line.toArray(String[]::new));
    assertThat(run.out().lines()).as(run.err()).hasSize(REAL.size());
    return attacks.stream().filter(attack -> Files.exists(mark(attack))).map(Attack::id).toList();
  }

  private Path mark(Attack attack) {
    return dir.resolve("mark-" + attack.name());
  }

  private static void add(JsonNode findings, Map<String, String> to) {
    findings.forEach(
        finding -> to.put(finding.path("code").asString(), finding.path("message").asString()));
  }
}
