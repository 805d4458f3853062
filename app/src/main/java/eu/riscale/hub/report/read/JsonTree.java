package eu.riscale.hub.report.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a file that holds one JSON value, of which nothing is taken on trust.
final class JsonTree {
  /// A report of ten thousand models has a fifth of that.
  static final int MOST_BYTES = 256 << 20;

  /// Small values take many times the memory of their text.
  private static final int MOST_VALUES = 10_000_000;

  private static final int DEEPEST = 64;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private int values;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  static JsonNode read(Path file) throws IOException, BrokenReport {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new BrokenReport("it has more than %d MB".formatted(MOST_BYTES >> 20));
    }
    return read(bytes);
  }

  static JsonNode read(byte[] bytes) throws BrokenReport {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() == null) {
        throw new BrokenReport("it is empty");
      }
      JsonNode value = new JsonTree(parser).value();
      if (parser.nextToken() != null) {
        throw new BrokenReport("it holds more than one JSON value, as a jsonl report does");
      }
      return value;
    } catch (JacksonException e) {
      throw new BrokenReport("it is no JSON that hub writes: " + e.getOriginalMessage());
    }
  }

  /// The value whose first token is the current one.
  private JsonNode value() throws BrokenReport {
    if (++values > MOST_VALUES) {
      throw new BrokenReport("it has more than %,d values".formatted(MOST_VALUES));
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
            case INT, LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                NODES.numberNode(parser.getDoubleValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case PROPERTY_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new BrokenReport("it is no JSON that hub writes");
    };
  }
}
