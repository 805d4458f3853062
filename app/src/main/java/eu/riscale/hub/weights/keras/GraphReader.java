package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a model's configuration (`{"class_name": …, "config": …}`) of Keras 2, Keras 3 or
/// TensorFlow.js, nested models included.
public final class GraphReader {
  private GraphReader() {}

  /// @throws Refusal where the model is neither Functional nor Sequential, or its parts don't fit
  public static LayerGraph read(JsonNode model, LayerPath path) {
    String className = model.path("class_name").asString("");
    return switch (className) {
      case "Functional", "Model" -> functional(model.path("config"), path);
      case "Sequential" -> sequential(model, path);
      case "" -> throw Refusal.broken("the model's configuration names no class_name");
      default ->
          throw Refusal.python(
              "the model is of the author's own class "
                  + className
                  + ", whose Python code says how it computes");
    };
  }

  private static boolean isModel(JsonNode layer) {
    return switch (layer.path("class_name").asString("")) {
      case "Functional", "Model", "Sequential" -> true;
      default -> false;
    };
  }

  private static LayerGraph functional(JsonNode config, LayerPath path) {
    Map<String, JsonNode> jsonOf = new LinkedHashMap<>();
    Set<String> models = new HashSet<>();
    Set<String> functionals = new HashSet<>();
    boolean keras3 = false;
    for (JsonNode layer : config.path("layers")) {
      String name = name(layer);
      if (jsonOf.put(name, layer) != null) {
        throw Refusal.broken("two layers have the name " + name);
      }
      if (isModel(layer)) {
        models.add(name);
        if (!layer.path("class_name").asString("").equals("Sequential")) {
          functionals.add(name);
        }
      }
      keras3 |= layer.path("inbound_nodes").path(0).isObject();
    }
    CallReader reader = new CallReader(jsonOf.keySet(), models);
    Map<String, Integer> counts = new HashMap<>();
    Map<String, LayerGraph.Layer> layers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : jsonOf.entrySet()) {
      JsonNode inbound = entry.getValue().path("inbound_nodes");
      LayerConfig layerConfig = config(entry.getValue());
      List<LayerGraph.Call> calls = reader.calls(layerConfig, inbound);
      layers.put(entry.getKey(), layer(entry.getValue(), layerConfig, calls, path, counts));
    }
    List<String> inputs = new ArrayList<>();
    for (JsonNode reference : references(config.path("input_layers"))) {
      inputs.add(CallReader.output(reference, Set.of()).layer());
    }
    List<Argument.Tensor> outputs = new ArrayList<>();
    for (JsonNode reference : references(config.path("output_layers"))) {
      outputs.add(CallReader.output(reference, keras3 ? functionals : models));
    }
    return new LayerGraph(layers, inputs, outputs);
  }

  private static LayerGraph sequential(JsonNode model, LayerPath path) {
    // Before Keras 2.2.3 the configuration of a Sequential is the list of its layers alone.
    JsonNode config = model.path("config");
    JsonNode list = config.isArray() ? config : config.path("layers");
    Map<String, LayerGraph.Layer> layers = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    String previous = null;
    for (JsonNode json : list) {
      if (previous == null && !isInput(json)) {
        JsonNode input = inputLayer(model, json);
        previous = name(input);
        layers.put(previous, layer(input, config(input), List.of(), path, new HashMap<>()));
      }
      List<LayerGraph.Call> calls =
          previous == null
              ? List.of()
              : List.of(
                  new LayerGraph.Call(List.of(new Argument.Tensor(previous, 0, 0)), Map.of()));
      previous = name(json);
      if (layers.put(previous, layer(json, config(json), calls, path, counts)) != null) {
        throw Refusal.broken("two layers have the name " + previous);
      }
    }
    if (previous == null) {
      throw Refusal.broken("the Sequential model has no layers");
    }
    String first = layers.keySet().iterator().next();
    return new LayerGraph(layers, List.of(first), List.of(new Argument.Tensor(previous, 0, 0)));
  }

  private static boolean isInput(JsonNode layer) {
    return layer.path("class_name").asString("").equals("InputLayer");
  }

  /// The input layer that a Sequential leaves out when its first layer or its build tells the
  /// shape.
  private static JsonNode inputLayer(JsonNode sequential, JsonNode first) {
    JsonNode shape = batchShape(first);
    if (shape == null) {
      shape = sequential.path("config").path("build_input_shape");
    }
    if (!shape.isArray()) {
      shape = sequential.path("build_config").path("input_shape");
    }
    ObjectNode layer = JsonNodeFactory.instance.objectNode();
    ObjectNode config = layer.put("class_name", "InputLayer").putObject("config");
    config.put("name", name(first) + "_input").set("batch_shape", shape);
    return layer;
  }

  /// The input shape that the first layer has in its configuration, if it is a model in its own.
  private static @Nullable JsonNode batchShape(JsonNode layer) {
    for (String key : List.of("batch_input_shape", "batch_shape")) {
      JsonNode shape = layer.path("config").path(key);
      if (shape.isArray()) {
        return shape;
      }
    }
    JsonNode config = layer.path("config");
    JsonNode first = config.isArray() ? config.path(0) : config.path("layers").path(0);
    return isModel(layer) && !first.isMissingNode() ? batchShape(first) : null;
  }

  private static LayerGraph.Layer layer(
      JsonNode json,
      LayerConfig config,
      List<LayerGraph.Call> calls,
      LayerPath parent,
      Map<String, Integer> counts) {
    // In an .h5 file nothing but the settings that every layer has tells a layer from an operation.
    String module = json.path("module").asString("");
    boolean isOperation =
        module.isEmpty()
            ? json.path("inbound_nodes").path(0).isObject()
                && !config.has("trainable")
                && !config.has("dtype")
                && !isModel(json)
            : module.startsWith("keras.src.ops");
    LayerPath path =
        parent.layer(config.layer(), config.className(), isOperation ? new HashMap<>() : counts);
    LayerGraph inner = isModel(json) ? read(json, path) : null;
    LayerGraph.Kind kind = isOperation ? LayerGraph.Kind.OPERATION : LayerGraph.Kind.LAYER;
    return new LayerGraph.Layer(config, path, kind, calls, inner);
  }

  /// The layer inside a wrapper.
  public static LayerGraph.Layer wrapped(JsonNode json, LayerPath path) {
    LayerGraph inner = isModel(json) ? read(json, path) : null;
    return new LayerGraph.Layer(config(json), path, LayerGraph.Kind.LAYER, List.of(), inner);
  }

  /// A class that does not come with Keras gets its package before its name, as in `Custom>Name`.
  private static LayerConfig config(JsonNode layer) {
    String className = layer.path("class_name").asString("");
    String registered = layer.path("registered_name").asString("");
    String module = layer.path("module").asString("keras");
    if (registered.indexOf('>') >= 0) {
      className = registered;
    } else if (!module.startsWith("keras") && !module.startsWith("tf_keras")) {
      className = module + ">" + className;
    }
    return new LayerConfig(name(layer), className, layer.path("config"));
  }

  private static String name(JsonNode layer) {
    JsonNode name = layer.path("name");
    if (!name.isString()) {
      name = layer.path("config").path("name");
    }
    if (!name.isString()) {
      throw Refusal.broken("the model's configuration has a layer without a name");
    }
    return name.stringValue();
  }

  /// The references in `input_layers` or `output_layers`: one, a list, or an object, whose keys
  /// Keras takes in alphabetic order.
  private static List<JsonNode> references(JsonNode json) {
    if (json.path(0).isString()) {
      return List.of(json);
    }
    List<JsonNode> references = new ArrayList<>();
    if (json.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : json.properties()) {
        sorted.put(entry.getKey(), entry.getValue());
      }
      sorted.values().forEach(value -> references.addAll(references(value)));
    } else {
      for (JsonNode item : json) {
        references.addAll(references(item));
      }
    }
    return references;
  }
}
