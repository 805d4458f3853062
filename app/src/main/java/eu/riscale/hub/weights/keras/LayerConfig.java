package eu.riscale.hub.weights.keras;

import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// The options of one layer, as its JSON configuration gives them. What is absent or null takes the
/// default; what is of another type than Keras writes is refused with the layer's name.
public record LayerConfig(String layer, String className, JsonNode json) {

  /// A refusal that names the layer: `what` goes on after it.
  public Refusal refuse(String what) {
    return Refusal.unsupported(title() + " " + what);
  }

  /// As [#refuse], where the file itself is wrong.
  public Refusal broken(String what) {
    return Refusal.broken(title() + " " + what);
  }

  /// Such as `layer conv_1 (Conv2D)`.
  public String title() {
    return "layer " + layer + " (" + className + ")";
  }

  /// Whether an option is there and not null.
  public boolean has(String key) {
    JsonNode value = json.path(key);
    return !value.isMissingNode() && !value.isNull();
  }

  /// An option as it is written; missing where it is absent.
  public JsonNode node(String key) {
    return json.path(key);
  }

  /// @throws Refusal where the option is no text
  public String text(String key, String fallback) {
    if (!has(key)) {
      return fallback;
    }
    JsonNode value = node(key);
    if (!value.isString()) {
      throw wrongType(key, value, "a text");
    }
    return value.stringValue();
  }

  /// An option that is on by default.
  ///
  /// @throws Refusal where the option is neither true nor false
  public boolean flagOrTrue(String key) {
    return flag(key, true);
  }

  /// An option that is off by default.
  ///
  /// @throws Refusal where the option is neither true nor false
  public boolean flagOrFalse(String key) {
    return flag(key, false);
  }

  private boolean flag(String key, boolean fallback) {
    if (!has(key)) {
      return fallback;
    }
    JsonNode value = node(key);
    if (!value.isBoolean()) {
      throw wrongType(key, value, "true or false");
    }
    return value.booleanValue();
  }

  /// @throws Refusal where the option is no number
  public double number(String key, double fallback) {
    return has(key) ? number(node(key), key) : fallback;
  }

  /// @throws Refusal where the option is no whole number
  public int integer(String key, int fallback) {
    return has(key) ? integer(node(key), key) : fallback;
  }

  /// As many whole numbers as asked for; one number stands for all of them.
  public int[] integers(String key, int count, int fallback) {
    int[] values = new int[count];
    JsonNode node = node(key);
    if (!has(key)) {
      Arrays.fill(values, fallback);
    } else if (node.isArray() && node.size() == count) {
      return integers(key);
    } else if (node.isArray() && node.size() != 1) {
      throw broken("has " + node.size() + " numbers in " + key + " where " + count + " belong");
    } else {
      Arrays.fill(values, integer(node.isArray() ? node.path(0) : node, key));
    }
    return values;
  }

  /// The whole numbers of a list, or the one that stands there without a list.
  public int[] integers(String key) {
    JsonNode node = node(key);
    if (!node.isArray()) {
      return new int[] {integer(node, key)};
    }
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = integer(node.path(i), key);
    }
    return values;
  }

  /// Whether the channels come before the space axes.
  public boolean channelsFirst() {
    String format = text("data_format", "channels_last");
    return switch (format) {
      case "channels_last" -> false;
      case "channels_first" -> true;
      default -> throw broken("has the unknown data_format " + format);
    };
  }

  /// The name of the layer's dtype policy, such as `mixed_float16`; empty where it has none.
  public String dtype() {
    JsonNode dtype = node("dtype");
    return dtype.asString(dtype.path("config").path("name").asString(""));
  }

  /// How the weights are stored where Keras has quantised them, such as `int8`; empty where it has
  /// not. (Keras 3, `QuantizedDTypePolicy`; in short `int8_from_float32`.)
  public String quantization() {
    JsonNode policy = node("dtype").path("config");
    String name = dtype();
    String mode = policy.path("mode").asString("");
    int from = name.indexOf("_from_");
    if (!mode.isEmpty() || from > 0) {
      return mode.isEmpty() ? name.substring(0, from) : mode;
    }
    return has("quantization_config") ? "fewer bits" : "";
  }

  /// @param key of the option that the value is of, for the message
  public int integer(JsonNode value, String key) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrongType(key, value, "a whole number");
    }
    return value.intValue();
  }

  /// @param key of the option that the value is of, for the message
  public double number(JsonNode value, String key) {
    if (!value.isNumber()) {
      throw wrongType(key, value, "a number");
    }
    return value.doubleValue();
  }

  private Refusal wrongType(String key, JsonNode value, String expected) {
    String found = value.toString();
    String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
    return broken("has " + key + " " + shown + " where " + expected + " belongs");
  }
}
