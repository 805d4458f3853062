package eu.riscale.hub.spec.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields that the published JSON schema of the format has, by the name of their type. The
/// schema itself stays where it is published; `schema-fields.txt` keeps the names.
public final class SchemaFields {
  static final Path FILE = Path.of("src/test/resources/schema-fields.txt");

  private SchemaFields() {}

  /// From the file of this project: type name to fields. A field that can have one value only, such
  /// as `type: batch`, ends in `=`.
  public static Map<String, List<String>> kept() throws IOException {
    Map<String, List<String>> types = new TreeMap<>();
    for (String line : Files.readAllLines(FILE)) {
      int colon = line.indexOf(':');
      if (!line.startsWith("#") && colon > 0) {
        types.put(line.substring(0, colon), List.of(line.substring(colon + 2).split(" ", -1)));
      }
    }
    return types;
  }

  /// From the schema beside the project, where it lies there.
  static Optional<Map<String, List<String>>> published() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path schema = at.resolve("shared/spec-data/bioimageio_schema.json");
      if (Files.isRegularFile(schema)) {
        return Optional.of(read(schema));
      }
    }
    return Optional.empty();
  }

  static String text(Map<String, List<String>> types) {
    StringBuilder text =
        new StringBuilder("# Types and fields of the format's JSON schema, spec 0.5.14.3\n");
    types.forEach((type, fields) ->
        text.append(type).append(": ").append(String.join(" ", fields)).append('\n'));
    return text.toString();
  }

  private static Map<String, List<String>> read(Path schema) throws IOException {
    Map<String, List<String>> types = new TreeMap<>();
    for (Map.Entry<String, JsonNode> type :
        new JsonMapper().readTree(Files.readString(schema)).path("$defs").properties()) {
      List<String> fields = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : type.getValue().path("properties").properties()) {
        fields.add(field.getKey() + (field.getValue().has("const") ? "=" : ""));
      }
      if (!fields.isEmpty()) {
        types.put(shortName(type.getKey()), fields);
      }
    }
    return types;
  }

  /// `bioimageio__spec__model__v0_5__ModelDescr` is `model.v0_5.ModelDescr`.
  private static String shortName(String name) {
    return name.replaceFirst("^bioimageio__spec__", "").replace("__", ".");
  }
}
