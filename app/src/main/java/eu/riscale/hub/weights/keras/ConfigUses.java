package eu.riscale.hub.weights.keras;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Finds in a Keras configuration, at any depth, the classes and functions that are not Keras's own
/// or that run code. An object is made by Keras where a mapping has a `class_name`.
final class ConfigUses {
  /// Layers that take their words from a file where this option is a text.
  private static final Set<String> LOOKUPS =
      Set.of("StringLookup", "IntegerLookup", "TextVectorization", "IndexLookup");

  private final Set<Use> uses = new LinkedHashSet<>();

  /// Losses, metrics and optimizers stand in no one's way unless they run code: they are needed to
  /// go on training alone.
  private boolean isTraining;

  private ConfigUses() {}

  /// What making a network would use.
  static List<Use> of(JsonNode model) {
    ConfigUses found = new ConfigUses();
    found.walk(model, "the model", "");
    return List.copyOf(found.uses);
  }

  /// What going on with its training would use beyond that.
  static List<Use> ofTraining(JsonNode config) {
    ConfigUses found = new ConfigUses();
    found.isTraining = true;
    found.walk(config, "the training", "");
    return List.copyOf(found.uses);
  }

  /// @param layer such as `layer conv_1`
  /// @param key the option of the layer that the node belongs to; empty for the layer itself
  private void walk(JsonNode node, String layer, String key) {
    if (node.isArray()) {
      node.forEach(item -> walk(item, layer, key));
      return;
    }
    if (!node.isObject()) {
      return;
    }
    String inner = layer;
    String className = node.path("class_name").asString("");
    if (!className.isEmpty()) {
      String name = node.path("config").path("name").asString(node.path("name").asString(""));
      inner = name.isEmpty() ? layer : "layer " + name;
      judge(className, node, inner.equals(layer) && !key.isEmpty() ? layer + ", " + key : inner);
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      option(entry.getKey(), entry.getValue(), inner, key);
    }
  }

  private void option(String name, JsonNode value, String layer, String key) {
    boolean outer = isTraining;
    isTraining |= name.equals("compile_config");
    if (value.isString() && isFunctionName(name)) {
      String function = value.stringValue();
      add(function, KerasNames.of("", function), layer + ", " + name);
    }
    boolean isPlain = name.equals("config") || name.equals("layers");
    walk(value, layer, isPlain ? key : name);
    isTraining = outer;
  }

  /// Options whose texts Keras looks up among its functions, and then among the author's.
  private static boolean isFunctionName(String option) {
    return option.equals("activation")
        || option.endsWith("_activation")
        || option.endsWith("_initializer")
        || option.endsWith("_regularizer")
        || option.endsWith("_constraint");
  }

  private void judge(String className, JsonNode node, String place) {
    String module = node.path("module").asString("");
    String registered = node.path("registered_name").asString("");
    JsonNode config = node.path("config");
    if (className.equals("function")) {
      String name = config.asString(registered);
      boolean isPlain = module.isEmpty() || module.equals("builtins");
      boolean isOwn = isPlain && KerasNames.of("", name) == Effect.HARMLESS;
      add(qualified(module, name), isOwn ? Effect.HARMLESS : KerasNames.of(module, name), place);
    } else if (KerasNames.of(className).isUnsafe()) {
      add(className, KerasNames.of(className), place);
    } else if (LOOKUPS.contains(className) && config.path("vocabulary").isString()) {
      String file = config.path("vocabulary").stringValue();
      add(className + " with the words of " + file, Effect.FILES, place);
    } else if (className.equals("TFOpLambda") || className.equals("SlicingOpLambda")) {
      String name = config.path("function").asString("");
      add("tf." + name, operator(name), place);
    } else if (registered.indexOf('>') >= 0 && !registered.startsWith("keras>")) {
      add(registered, Effect.UNKNOWN, place);
    } else {
      add(qualified(module, className), KerasNames.of(module, className), place);
    }
  }

  private void add(String operation, Effect effect, String place) {
    if (effect.isUnsafe() || (effect == Effect.UNKNOWN && !isTraining)) {
      uses.add(new Use(operation, effect, place));
    }
  }

  /// @param name in TensorFlow, such as `compat.v1.nn.conv2d`
  private static Effect operator(String name) {
    String whole = KerasNames.usual("tf." + name);
    int first = whole.indexOf('.') + 1;
    return KerasNames.of(whole.substring(0, Math.max(0, first - 1)), whole.substring(first));
  }

  private static String qualified(String module, String name) {
    return module.isEmpty() ? name : module + "." + name;
  }
}
