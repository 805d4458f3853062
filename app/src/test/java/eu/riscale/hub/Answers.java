package eu.riscale.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What validate, test, inspect and package say of one source, by the path that `main` takes.
///
/// @param results of each command, from its JSON report
/// @param packed the package; there only where one was written
public record Answers(Map<String, JsonNode> results, Path packed) {
  private static final List<String> COMMANDS = List.of("validate", "test", "inspect", "package");

  /// @param folder for the reports and the package
  public static Answers of(Path source, Path folder) {
    Path packed = folder.resolve("packed.zip");
    Map<String, JsonNode> results = new LinkedHashMap<>();
    for (String command : COMMANDS) {
      Path report = folder.resolve(command + ".json");
      List<String> line =
          new ArrayList<>(List.of(command, "--quiet", "--report", "json=" + report));
      if (command.equals("test")) {
        line.addAll(List.of("--device", "cpu"));
      }
      if (command.equals("package")) {
        line.addAll(List.of("--output", packed.toString()));
      }
      line.add(source.toString());
      HubRun.here(line.toArray(String[]::new));
      results.put(command, JsonMapper.shared().readTree(report.toFile()).path("results").path(0));
    }
    return new Answers(results, packed);
  }

  /// The codes that each command found in the description and its files, sorted; without that of
  /// `test` for a model whose weights all need a Python that is trusted.
  public Map<String, List<String>> codes() {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    results.forEach((command, result) -> {
      TreeSet<String> found = new TreeSet<>();
      result.path("findings").forEach(finding -> found.add(finding.path("code").asString()));
      found.remove("nothing-ran");
      codes.put(command, List.copyOf(found));
    });
    return codes;
  }

  /// The same codes from every command.
  public static Map<String, List<String>> all(String... codes) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    COMMANDS.forEach(command -> all.put(command, List.of(codes)));
    return all;
  }

  /// What inspect says that the weights files are, by their keys in the description.
  public Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    result("inspect")
        .path("weights")
        .forEach(weights ->
            kinds.put(
                weights.path("format").asString(),
                weights.path("content").path("kind").asString()));
    return kinds;
  }

  /// The status of each test, by its weights and name.
  public Map<String, String> tests() {
    Map<String, String> tests = new LinkedHashMap<>();
    result("test")
        .path("tests")
        .forEach(test ->
            tests.put(
                test.path("weights").asString() + ": " + test.path("name").asString(),
                test.path("status").asString()));
    return tests;
  }

  public boolean isPacked() {
    return Files.exists(packed);
  }

  public JsonNode result(String command) {
    return results.getOrDefault(command, JsonMapper.shared().createObjectNode());
  }
}
