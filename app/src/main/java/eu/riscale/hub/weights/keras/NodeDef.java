package eu.riscale.hub.weights.keras;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One node of a TensorFlow graph as `model.json` has it (`NodeDef`): an operator, the tensors that
/// it takes, and its attributes, of which those with a default may be left out.
///
/// @param inputs such as `conv/Relu` or `split:1`, without those that only order the nodes
/// @param attributes each an object with one value, as in `{"b": true}`
public record NodeDef(String name, String op, List<String> inputs, JsonNode attributes) {

  static NodeDef of(JsonNode json) {
    List<String> inputs = new ArrayList<>();
    for (JsonNode input : json.path("input")) {
      String tensor = input.asString("");
      if (!tensor.startsWith("^")) {
        inputs.add(tensor);
      }
    }
    return new NodeDef(
        json.path("name").asString(""), json.path("op").asString(""), inputs, json.path("attr"));
  }

  /// A refusal of what is not translated; `what` goes on after the node's name.
  public Refusal refuse(String what) {
    return Refusal.unsupported(title() + " " + what);
  }

  /// As [#refuse], where the file itself is wrong.
  public Refusal broken(String what) {
    return Refusal.broken(title() + " " + what);
  }

  /// Such as `node model/conv (Conv2D)`.
  public String title() {
    return "node " + name + " (" + op + ")";
  }

  /// A text, which the file has in base 64.
  public String text(String key, String fallback) {
    JsonNode value = attributes.path(key).path("s");
    return value.isString() ? decoded(value.stringValue()) : fallback;
  }

  /// The texts of a list.
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : attributes.path(key).path("list").path("s")) {
      texts.add(decoded(item.asString("")));
    }
    return texts;
  }

  private String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw broken("has an attribute that is not in base 64");
    }
  }

  /// A whole number.
  public int integer(String key, int fallback) {
    JsonNode value = attributes.path(key).path("i");
    return value.isMissingNode() ? fallback : integer(value);
  }

  /// The whole numbers of a list; none where it is left out.
  public int[] integers(String key) {
    JsonNode list = attributes.path(key).path("list").path("i");
    int[] values = new int[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = integer(list.path(i));
    }
    return values;
  }

  /// Whole numbers of 64 bits are texts in JSON.
  private int integer(JsonNode value) {
    if (value.isInt()) {
      return value.intValue();
    }
    try {
      return Integer.parseInt(value.asString(""));
    } catch (NumberFormatException e) {
      throw broken("has an attribute that is no whole number");
    }
  }

  /// A number.
  public double number(String key, double fallback) {
    JsonNode value = attributes.path(key).path("f");
    if (value.isMissingNode()) {
      return fallback;
    }
    if (!value.isNumber()) {
      throw broken("has the attribute " + key + ", which is no number");
    }
    return value.doubleValue();
  }

  /// Whether the attribute is there and true.
  public boolean flag(String key) {
    return attributes.path(key).path("b").asBoolean(false);
  }

  /// A type, such as `DT_FLOAT`.
  public String type(String key, String fallback) {
    return attributes.path(key).path("type").asString(fallback);
  }

  /// The name of a function that the node runs; empty where it names none.
  public String function(String key) {
    return attributes.path(key).path("func").path("name").asString("");
  }

  /// The sizes of a shape, -1 for any; one of these alone where not even their number is known.
  public int[] shape(String key) {
    JsonNode shape = attributes.path(key).path("shape");
    if (shape.isMissingNode() || shape.path("unknownRank").asBoolean(false)) {
      return new int[] {-1};
    }
    int[] sizes = new int[shape.path("dim").size()];
    for (int axis = 0; axis < sizes.length; axis++) {
      JsonNode size = shape.path("dim").path(axis).path("size");
      sizes[axis] = size.isMissingNode() ? -1 : Math.max(-1, integer(size));
    }
    return sizes;
  }
}
