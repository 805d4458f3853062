package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.Argument;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.LayerGraph;
import eu.riscale.hub.weights.keras.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// One call of a bare function. An argument may stand in three places: by position, by name in the
/// call, or, with Keras 3, in the operation's configuration.
///
/// @param values the tensors that the call refers to
record OperationCall(
    LayerGraph.Layer layer,
    LayerGraph.Call call,
    Map<Argument.Tensor, Value> values,
    ModelTranslator model) {

  static boolean isOperation(LayerGraph.Layer layer) {
    String className = layer.config().className();
    return layer.isOperation()
        || className.equals("TFOpLambda")
        || className.equals("SlicingOpLambda");
  }

  LayerConfig config() {
    return layer.config();
  }

  OnnxGraph graph() {
    return model.graph();
  }

  /// What the function is called: a class of Keras 3, or TensorFlow's name.
  String function() {
    if (layer.isOperation()) {
      return config().className();
    }
    String name = config().text("function", "");
    return name.startsWith("compat.v1.") ? name.substring("compat.v1.".length()) : name;
  }

  Refusal refuse(String what) {
    return config().refuse("computes " + function() + ", " + what);
  }

  /// The argument at a position, or of one of the names; null where it is nowhere.
  @Nullable Argument argument(int position, String... names) {
    for (String name : names) {
      Argument named = call.named().get(name);
      if (named != null) {
        return named;
      }
      if (config().has(name) && layer.isOperation()) {
        return new Argument.Constant(config().node(name));
      }
    }
    return position < call.positional().size() ? call.positional().get(position) : null;
  }

  /// The tensor at a position or of a name.
  Value tensor(int position, String... names) {
    if (argument(position, names) instanceof Argument.Tensor tensor) {
      return value(tensor);
    }
    throw refuse("whose argument " + (position + 1) + " is no tensor, which is not supported");
  }

  /// What a tensor argument stands for.
  Value value(Argument.Tensor tensor) {
    Value value = values.get(tensor);
    if (value == null) {
      throw config().broken("refers to a tensor that it is not called with");
    }
    return value;
  }

  /// A list of tensors.
  List<Value> tensors(int position, String... names) {
    if (!(argument(position, names) instanceof Argument.Many(List<Argument> items))) {
      throw refuse("whose argument " + (position + 1) + " is no list of tensors");
    }
    List<Value> tensors = new ArrayList<>();
    for (Argument item : items) {
      if (!(item instanceof Argument.Tensor tensor)) {
        throw refuse("which mixes tensors and constants in a list, which is not supported");
      }
      tensors.add(value(tensor));
    }
    return tensors;
  }

  /// A setting, which is never a tensor; missing where it is nowhere or null.
  JsonNode setting(int position, String... names) {
    return switch (argument(position, names)) {
      case null -> MissingNode.getInstance();
      case Argument.Constant(JsonNode value) -> value.isNull() ? MissingNode.getInstance() : value;
      case Argument.Tensor tensor ->
          throw refuse("whose " + names[0] + " is computed, which is not supported");
      case Argument.Many many ->
          throw refuse("whose " + names[0] + " is computed, which is not supported");
    };
  }

  int integer(int fallback, int position, String... names) {
    JsonNode value = setting(position, names);
    return value.isMissingNode() ? fallback : config().integer(value, names[0]);
  }

  double number(double fallback, int position, String... names) {
    JsonNode value = setting(position, names);
    return value.isMissingNode() ? fallback : config().number(value, names[0]);
  }

  /// A setting that is off by default.
  boolean flagOrFalse(int position, String... names) {
    return setting(position, names).asBoolean(false);
  }

  /// Whole numbers, or null where the setting is absent.
  int @Nullable [] integers(int position, String... names) {
    JsonNode value = setting(position, names);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isArray()) {
      return new int[] {config().integer(value, names[0])};
    }
    int[] integers = new int[value.size()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = config().integer(value.path(i), names[0]);
    }
    return integers;
  }
}
