package eu.riscale.hub.report.json;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Which fields that a schema describes stand in values which it holds for valid.
final class ProducedFields {
  private final JsonNode root;
  private final Set<String> seen = new TreeSet<>();

  ProducedFields(JsonNode root) {
    this.root = root;
  }

  /// Adds the fields of one more value.
  void add(JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      add(target(schema), value);
    }
    for (String several : new String[] {"oneOf", "anyOf"}) {
      if (schema.has(several)) {
        schema
            .get(several)
            .valueStream()
            .filter(one -> fits(one, value))
            .forEach(one -> add(one, value));
      }
    }
    if (value.isArray() && schema.has("items")) {
      value.forEach(item -> add(schema.get("items"), item));
    }
    if (!value.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      if (known.isObject()) {
        seen.add(place(schema, field.getKey()));
        add(known, field.getValue());
      } else if (schema.path("additionalProperties").isObject()) {
        add(schema.get("additionalProperties"), field.getValue());
      }
    }
  }

  private JsonNode target(JsonNode schema) {
    return root.at(schema.get("$ref").stringValue().substring(1));
  }

  /// Told by the names of the fields alone.
  private boolean fits(JsonNode schema, JsonNode value) {
    JsonNode real = schema.has("$ref") ? target(schema) : schema;
    return value.isObject()
        && real.has("properties")
        && value.propertyStream().allMatch(field -> real.get("properties").has(field.getKey()))
        && real.path("required").valueStream().allMatch(name -> value.has(name.stringValue()));
  }

  private static String place(JsonNode schema, String field) {
    return schema.get("description").stringValue() + " " + field;
  }

  /// Those that no value had.
  Set<String> missing() {
    Set<String> all = new TreeSet<>();
    collect(root, all);
    all.removeAll(seen);
    return all;
  }

  private void collect(JsonNode schema, Set<String> all) {
    schema.path("properties").propertyNames().forEach(name -> all.add(place(schema, name)));
    schema.forEach(part -> collect(part, all));
  }
}
