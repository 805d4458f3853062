package eu.riscale.hub.engine.python;

import eu.riscale.hub.spec.value.YamlValue;
import java.math.BigInteger;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Hands arguments to Python exactly as the description has them: as JSON, but for mappings, whose
/// keys need not be strings, and for floats, which may be infinite.
final class PythonValue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PythonValue() {}

  static JsonNode of(YamlValue value) {
    return switch (value) {
      case YamlValue.Mapping mapping -> {
        ObjectNode node = JSON.objectNode();
        ArrayNode pairs = node.putArray("pairs");
        for (YamlValue.Field field : mapping.fields()) {
          pairs.addArray().add(of(field.key())).add(of(field.value()));
        }
        yield node;
      }
      case YamlValue.Sequence sequence -> {
        ArrayNode items = JSON.arrayNode();
        sequence.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case YamlValue.Scalar scalar -> of(scalar);
    };
  }

  private static JsonNode of(YamlValue.Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.kind()) {
      case NULL -> JSON.nullNode();
      case BOOL -> JSON.booleanNode(text.toLowerCase(Locale.ROOT).equals("true"));
      case INT -> JSON.numberNode(integer(text));
      // YAML writes infinity as .inf, Python as inf.
      case FLOAT ->
          JSON.objectNode()
              .put(
                  "float",
                  text.toLowerCase(Locale.ROOT).replace(".inf", "inf").replace(".nan", "nan"));
      case TIMESTAMP, STRING -> JSON.stringNode(text);
    };
  }

  private static BigInteger integer(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    return new BigInteger(text);
  }
}
