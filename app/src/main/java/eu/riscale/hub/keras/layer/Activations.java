package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.weights.keras.GraphReader;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.LayerGraph;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Activation layers, and the activation that other layers end with.
final class Activations {
  private Activations() {}

  static Value activation(LayerCall call) {
    return after(call, call.input());
  }

  /// Applies what the layer's option `activation` names: a function, or a whole layer.
  static Value after(LayerCall call, Value value) {
    LayerConfig config = call.config();
    JsonNode option = config.node("activation");
    if (!config.has("activation")) {
      return value;
    }
    if (option.isString()) {
      return named(call, value, option.stringValue());
    }
    String className = option.path("class_name").asString("");
    if (className.equals("function")) {
      if (option.path("module").asString("").equals("builtins")) {
        throw Refusal.python(
            config.title()
                + " has the activation "
                + option.path("config").asString("")
                + ", which is the author's own Python code");
      }
      return named(call, value, option.path("config").asString(""));
    }
    if (className.isEmpty() || className.equals("__lambda__")) {
      throw Refusal.python(config.title() + " has an activation that holds Python code");
    }
    LayerGraph.Layer inner = GraphReader.wrapped(option, call.layer().path());
    return Layers.translate(
            new LayerCall(
                inner, List.of(value), List.of(), LayerCall.Mode.PREDICTION, call.model()))
        .getFirst();
  }

  /// Applies the function that an option of a layer inside the call's layer names.
  static String named(LayerCall call, LayerConfig config, String key, Value value) {
    String name = config.text(key, "linear");
    Activation function = Activation.named(name);
    if (function == null) {
      throw config.refuse("has the " + key + " " + name + ", which is not supported");
    }
    return function.apply(call.graph(), value, call.model().kerasMajor()).name();
  }

  private static Value named(LayerCall call, Value value, String name) {
    Activation activation = Activation.named(name);
    if (activation == null) {
      throw call.config().refuse("has the activation " + name + ", which is not supported");
    }
    return activation.apply(call.graph(), value, call.model().kerasMajor());
  }

  /// Zero up to the threshold, or a slope there; x above it, up to a maximum.
  static Value relu(LayerCall call) {
    OnnxGraph graph = call.graph();
    LayerConfig config = call.config();
    Value input = call.input();
    double threshold = config.number("threshold", 0);
    double slope = config.number("negative_slope", 0);
    String x = input.name();
    String y = graph.node("ThresholdedRelu", x, Attribute.real("alpha", threshold));
    if (config.has("max_value")) {
      y = graph.clip(y, 0, config.number("max_value", 0));
    }
    if (slope != 0) {
      String below = graph.node("Sub", List.of(graph.scalar(threshold), x));
      String lost = graph.node("Mul", List.of(graph.node("Relu", below), graph.scalar(slope)));
      y = graph.node("Sub", List.of(y, lost));
    }
    return input.with(y);
  }

  static Value leakyRelu(LayerCall call) {
    LayerConfig config = call.config();
    double slope = config.number(config.has("alpha") ? "alpha" : "negative_slope", 0.3);
    return call.input()
        .with(call.graph().node("LeakyRelu", call.input().name(), Attribute.real("alpha", slope)));
  }

  /// The slopes have the shape of a sample, with one where an axis shares them.
  static Value parametricRelu(LayerCall call) {
    Value input = call.input();
    Weight alpha = call.weight(0, input.rank() - 1);
    int[] axes = new int[alpha.rank()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i + 1;
    }
    String slopes = input.constant(call.graph(), alpha.spread(input.rank(), axes));
    return input.with(call.graph().node("PRelu", List.of(input.name(), slopes)));
  }

  static Value elu(LayerCall call) {
    Protobuf alpha = Attribute.real("alpha", call.config().number("alpha", 1));
    return call.input().with(call.graph().node("Elu", call.input().name(), alpha));
  }

  static Value thresholdedRelu(LayerCall call) {
    Protobuf theta = Attribute.real("alpha", call.config().number("theta", 1));
    return call.input().with(call.graph().node("ThresholdedRelu", call.input().name(), theta));
  }

  /// Over one axis, or several together.
  static Value softmax(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input();
    int[] axes = call.config().has("axis") ? call.config().integers("axis") : new int[] {-1};
    if (axes.length == 1) {
      Protobuf axis = Attribute.integer("axis", input.axis(axes[0]));
      return input.with(graph.node("Softmax", input.name(), axis));
    }
    List<Long> stored = new ArrayList<>();
    for (int axis : axes) {
      stored.add((long) input.axis(axis));
    }
    String over = graph.integers(stored);
    String sum = graph.node("ReduceLogSumExp", List.of(input.name(), over));
    return input.with(graph.node("Exp", graph.node("Sub", List.of(input.name(), sum))));
  }
}
