package eu.riscale.hub.weights.keras;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON as Python writes it: `NaN` and `Infinity` are numbers.
///
/// The tree is put together here rather than by an `ObjectMapper`, which loads 350 classes that
/// this needs nothing of: that was half of the time of a whole translation.
final class Json {
  /// Longer than any configuration; what is longer is not read into memory.
  static final int MAX_BYTES = 64 << 20;

  /// Small values take many times the memory of their text. No configuration has a tenth of that.
  private static final int MOST_VALUES = 1_000_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final String what;
  private int values;

  private Json(JsonParser parser, String what) {
    this.parser = parser;
    this.what = what;
  }

  /// Parses a text that holds one value.
  ///
  /// @param what the part of the file, for the message
  /// @throws Refusal where the text is not JSON, or nested deeper than 500 levels
  static JsonNode read(String text, String what) {
    JsonFactory factory =
        JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw Refusal.broken(what + " is empty");
      }
      return new Json(parser, what).value();
    } catch (JacksonException e) {
      throw Refusal.broken(what + " is not valid JSON: " + e.getOriginalMessage());
    }
  }

  /// The value whose first token is the current one.
  private JsonNode value() {
    if (++values > MOST_VALUES) {
      throw Refusal.tooLarge(what + " has more than " + MOST_VALUES + " values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, value());
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value());
        }
        yield array;
      }
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }
}
