package eu.riscale.hub.keras;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON as Python writes it: `NaN` and `Infinity` are numbers.
final class Json {
  /// Longer than any configuration; what is longer is not read into memory.
  static final int MAX_BYTES = 64 << 20;

  private Json() {}

  /// @param what the part of the file, for the message
  /// @throws Refusal where the text is not JSON, or nested deeper than 500 levels
  static JsonNode read(String text, String what) {
    try {
      return JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build()
          .readTree(text);
    } catch (JacksonException e) {
      throw Refusal.broken(what + " is not valid JSON: " + e.getOriginalMessage());
    }
  }
}
