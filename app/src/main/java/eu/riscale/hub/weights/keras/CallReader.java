package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads where a layer stands in the graph: `inbound_nodes`, in the form of Keras 2 and
/// TensorFlow.js (nested lists) and of Keras 3 (objects with `args` and `kwargs`).
///
/// @param layers names of all layers of the graph
/// @param models names of those that are models themselves
record CallReader(Set<String> layers, Set<String> models) {

  List<LayerGraph.Call> calls(LayerConfig config, JsonNode inboundNodes) {
    List<LayerGraph.Call> calls = new ArrayList<>();
    for (JsonNode node : inboundNodes) {
      if (node.isObject()) {
        calls.add(keras3(node));
      } else if (node.isArray()) {
        calls.add(keras2(node));
      } else {
        throw config.broken("has inbound_nodes that are neither lists nor objects");
      }
    }
    return calls;
  }

  private static LayerGraph.Call keras3(JsonNode node) {
    List<Argument> positional = new ArrayList<>();
    for (JsonNode argument : node.path("args")) {
      positional.add(keras3Argument(argument));
    }
    Map<String, Argument> named = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> argument : node.path("kwargs").properties()) {
      named.put(argument.getKey(), keras3Argument(argument.getValue()));
    }
    return new LayerGraph.Call(positional, named);
  }

  private static Argument keras3Argument(JsonNode json) {
    if (json.path("class_name").asString("").equals("__keras_tensor__")) {
      return tensor(json.path("config").path("keras_history"), 0);
    }
    if (!json.isArray()) {
      return new Argument.Constant(json);
    }
    List<Argument> items = new ArrayList<>();
    for (JsonNode item : json) {
      items.add(keras3Argument(item));
    }
    return many(json, items);
  }

  /// A list with tensors in it stays a list; one without is a constant as a whole.
  private static Argument many(JsonNode json, List<Argument> items) {
    for (Argument item : items) {
      if (!(item instanceof Argument.Constant)) {
        return new Argument.Many(items);
      }
    }
    return new Argument.Constant(json);
  }

  /// One call is a list of `[layer, node, tensor, kwargs]`, or one such entry bare.
  private LayerGraph.Call keras2(JsonNode node) {
    if (node.path(0).isString()) {
      return new LayerGraph.Call(List.of(keras2Tensor(node)), named(node.path(3)));
    }
    List<Argument> items = new ArrayList<>();
    for (JsonNode entry : node) {
      items.add(keras2Tensor(entry));
    }
    List<Argument> positional = items.size() == 1 ? items : List.of(new Argument.Many(items));
    return new LayerGraph.Call(positional, named(node.path(0).path(3)));
  }

  private Map<String, Argument> named(JsonNode kwargs) {
    Map<String, Argument> named = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> argument : kwargs.properties()) {
      named.put(argument.getKey(), keras2Argument(argument.getValue()));
    }
    return named;
  }

  private Argument keras2Argument(JsonNode json) {
    if (!json.isArray()) {
      return new Argument.Constant(json);
    }
    if (isKeras2Tensor(json)) {
      return keras2Tensor(json);
    }
    List<Argument> items = new ArrayList<>();
    for (JsonNode item : json) {
      items.add(keras2Argument(item));
    }
    return many(json, items);
  }

  private boolean isKeras2Tensor(JsonNode json) {
    return json.size() >= 3
        && json.path(0).isString()
        && layers.contains(json.path(0).stringValue())
        && json.path(1).isInt()
        && json.path(2).isInt();
  }

  private Argument keras2Tensor(JsonNode json) {
    String layer = json.path(0).asString("");
    if (layer.equals("_CONSTANT_VALUE")) {
      return new Argument.Constant(json.path(2));
    }
    return tensor(json, ownNodes(layer));
  }

  /// A reference as `input_layers` and `output_layers` have it, in both forms.
  ///
  /// @param counted the nested models whose making counts as their call 0
  static Argument.Tensor output(JsonNode json, Set<String> counted) {
    return tensor(json, counted.contains(json.path(0).asString("")) ? 1 : 0);
  }

  /// Keras 2 counts the making of a nested model as its call 0, which the file leaves out. Keras 3
  /// does so too, but for Sequential, and in a model's outputs only.
  private int ownNodes(String layer) {
    return models.contains(layer) ? 1 : 0;
  }

  private static Argument.Tensor tensor(JsonNode json, int ownNodes) {
    if (!json.path(0).isString() || !json.path(1).isInt() || !json.path(2).isInt()) {
      throw Refusal.broken("the model's configuration has a malformed reference to a tensor");
    }
    int node = Math.max(0, json.path(1).intValue() - ownNodes);
    return new Argument.Tensor(json.path(0).stringValue(), node, json.path(2).intValue());
  }
}
