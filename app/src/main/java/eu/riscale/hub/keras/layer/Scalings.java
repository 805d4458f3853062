package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.Weight;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Layers that multiply and add: Dense, and the fixed scalings of preprocessing.
final class Scalings {
  /// What Keras divides by at least.
  private static final double EPSILON = 1e-7;

  private Scalings() {}

  static Value dense(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input().plain(graph);
    String kernel = graph.constant(call.weight(0, 2));
    String output = graph.node("MatMul", List.of(input.name(), kernel));
    if (call.config().flagOrTrue("use_bias")) {
      output = graph.node("Add", List.of(output, graph.constant(call.weight(1, 1))));
    }
    return Activations.after(call, input.with(output));
  }

  static Value rescaling(LayerCall call) {
    Value input = call.input();
    Value scaled = arithmetic(call, "Mul", input, numbers(call, "scale"), input.rank() - 1);
    return arithmetic(call, "Add", scaled, numbers(call, "offset"), input.rank() - 1);
  }

  /// `(x - mean) / sqrt(variance)`, or its inverse.
  static Value normalization(LayerCall call) {
    Value input = call.input();
    boolean given = call.config().has("mean");
    Weight mean = given ? numbers(call, "mean") : call.anyWeight(0);
    Weight variance = given ? numbers(call, "variance") : call.anyWeight(1);
    float[] deviation = new float[variance.data().length];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = (float) Math.max(Math.sqrt(variance.data()[i]), EPSILON);
    }
    int[] axes = call.config().has("axis") ? call.config().integers("axis") : new int[0];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = input.fromFront(axes[i]);
    }
    Weight divisor = new Weight(variance.shape(), deviation);
    if (call.config().flagOrFalse("invert")) {
      return arithmetic(call, "Add", arithmetic(call, "Mul", input, divisor, axes), mean, axes);
    }
    return arithmetic(call, "Div", arithmetic(call, "Sub", input, mean, axes), divisor, axes);
  }

  /// @param axes the axes of the input that the constant's axes stand for, unless it has one
  ///   element
  private static Value arithmetic(
      LayerCall call, String op, Value input, Weight constant, int... axes) {
    boolean single = constant.data().length == 1;
    int[] own = single ? new int[0] : axes;
    if (!single && constant.rank() != own.length) {
      throw call.config()
          .refuse("has constants of " + constant.rank() + " axes, which are not supported");
    }
    Weight spread = (single ? constant.reshape() : constant).spread(input.rank(), own);
    String second = input.constant(call.graph(), spread);
    return input.with(call.graph().node(op, List.of(input.name(), second)));
  }

  /// A number, or nested lists of numbers, of which those of length one count as none.
  private static Weight numbers(LayerCall call, String key) {
    JsonNode node = call.config().node(key);
    // Keras 3 writes arrays as objects that hold their numbers.
    if (node.isObject()) {
      node = node.path("config").path("value");
    }
    while (node.isArray() && node.path(0).isArray() && node.size() == 1) {
      node = node.path(0);
    }
    if (!node.isArray()) {
      return Weight.vector((float) call.config().number(node, key)).reshape();
    }
    float[] values = new float[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) call.config().number(node.path(i), key);
    }
    return Weight.vector(values);
  }
}
