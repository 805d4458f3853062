package eu.riscale.hub.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recorded verdicts of the reference implementation, where they lie on this machine: in the
/// folder that the environment variable `HUB_CORPUS` names, else in `shared/corpus` beside the
/// project.
final class Corpus {
  static final String MISSING =
      "no corpus here: set HUB_CORPUS, or put it into shared/corpus beside the project";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Path folder;

  private Corpus(Path folder) {
    this.folder = folder;
  }

  /// One description and what the reference says about it.
  ///
  /// @param tops the top-level fields that the reference blames; empty where it blames none
  record Verdict(
      String name, String description, boolean valid, List<String> tops, List<String> messages) {

    byte[] bytes() {
      return description.getBytes(StandardCharsets.UTF_8);
    }
  }

  static Optional<Corpus> find() {
    String named = System.getenv("HUB_CORPUS");
    if (named != null) {
      return Optional.of(new Corpus(Path.of(named)));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path corpus = at.resolve("shared/corpus");
      if (Files.isDirectory(corpus)) {
        return Optional.of(new Corpus(corpus));
      }
    }
    return Optional.empty();
  }

  /// Descriptions that people published, without collections, which the reference does not know.
  List<Verdict> published() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode row : rows("rdfs/verdicts.jsonl")) {
      if (!row.path("type").asString("").equals("collection")) {
        String file = row.path("file").asString();
        verdicts.add(verdict(file, Files.readString(folder.resolve("rdfs").resolve(file)), row));
      }
    }
    return verdicts;
  }

  /// Descriptions with one thing changed, without collections.
  List<Verdict> mutants() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode row : rows("mutants/mutants.jsonl")) {
      if (!row.path("base").asString().startsWith("collection")) {
        verdicts.add(verdict(row.path("id").asString(), row.path("rdf").asString(), row));
      }
    }
    return verdicts;
  }

  private List<JsonNode> rows(String file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(file))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private static Verdict verdict(String name, String description, JsonNode row) {
    List<String> tops = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (JsonNode error : row.path("errors")) {
      messages.add(error.path("msg").asString());
      if (!error.path("loc").isEmpty()) {
        tops.add(error.path("loc").get(0).asString());
      }
    }
    boolean valid = row.path("status").asString().equals("valid-format");
    return new Verdict(name, description, valid, tops, messages);
  }
}
