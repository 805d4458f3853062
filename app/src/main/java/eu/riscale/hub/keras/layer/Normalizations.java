package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Weight;
import java.util.Arrays;
import java.util.List;

/// Layers that bring a tensor to a mean and variance.
final class Normalizations {
  private Normalizations() {}

  /// Inference: a factor and a summand for each channel.
  static Value batch(LayerCall call) {
    LayerConfig config = call.config();
    if (call.mode() == LayerCall.Mode.TRAINING) {
      throw config.refuse(
          "uses the statistics of the batch after training, which is not supported");
    }
    Value input = call.input();
    int axis = input.fromFront(config.has("axis") ? config.integers("axis", 1, -1)[0] : -1);
    boolean scaled = config.flagOrTrue("scale");
    boolean centred = config.flagOrTrue("center");
    int next = (scaled ? 1 : 0) + (centred ? 1 : 0);
    Weight mean = call.weight(next, 1);
    Weight variance = call.weight(next + 1, 1);
    int channels = mean.size(0);
    double epsilon = config.number("epsilon", 1e-3);
    float[] factor = new float[channels];
    float[] summand = new float[channels];
    for (int i = 0; i < channels; i++) {
      double gamma = scaled ? at(call, call.weight(0, 1), i) : 1;
      double beta = centred ? at(call, call.weight(scaled ? 1 : 0, 1), i) : 0;
      double exact = gamma / Math.sqrt(at(call, variance, i) + epsilon);
      factor[i] = (float) exact;
      summand[i] = (float) (beta - mean.data()[i] * exact);
    }
    Value product = byChannel(call, "Mul", input, Weight.vector(factor), axis);
    return byChannel(call, "Add", product, Weight.vector(summand), axis);
  }

  private static double at(LayerCall call, Weight weight, int channel) {
    if (channel >= weight.data().length) {
      throw call.config().broken("has weights of different lengths in the file");
    }
    return weight.data()[channel];
  }

  static Value layer(LayerCall call) {
    LayerConfig config = call.config();
    if (config.flagOrFalse("rms_scaling")) {
      throw config.refuse("has rms_scaling, which is not supported");
    }
    Value input = call.input();
    int[] axes = config.has("axis") ? config.integers("axis") : new int[] {-1};
    int[] fromFront = new int[axes.length];
    long[] stored = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      fromFront[i] = input.fromFront(axes[i]);
      stored[i] = input.axis(axes[i]);
    }
    Arrays.sort(fromFront);
    Value normal = input.with(normalize(call, input.name(), stored));
    return scaleAndCentre(call, normal, fromFront);
  }

  /// Each group of channels of each sample is normalized by itself, over all its pixels.
  static Value group(LayerCall call) {
    OnnxGraph graph = call.graph();
    LayerConfig config = call.config();
    Value given = call.input();
    int axis = given.fromFront(config.integer("axis", -1));
    Value input;
    if (axis == given.rank() - 1 && given.rank() > 2) {
      input = given.moved(graph);
    } else if (axis == 1) {
      input = given.plain(graph);
    } else {
      throw config.refuse("normalizes along axis " + axis + ", which is not supported");
    }
    int groups = config.integer("groups", 32);
    // In a shape, 0 keeps the size: as many groups as channels.
    String grouped = groups == -1 ? graph.integers(0, 0, -1) : graph.integers(0, groups, -1);
    String flat = graph.node("Reshape", List.of(input.name(), grouped));
    String normal = normalize(call, flat, 2);
    String shape = graph.node("Shape", input.name());
    Value output = input.with(graph.node("Reshape", List.of(normal, shape)));
    return scaleAndCentre(call, output, new int[] {axis});
  }

  /// To length one along the axes.
  static Value unit(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input();
    int[] axes = call.config().has("axis") ? call.config().integers("axis") : new int[] {-1};
    return unit(graph, input, axes);
  }

  static Value unit(OnnxGraph graph, Value input, int... axes) {
    long[] stored = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      stored[i] = input.axis(axes[i]);
    }
    String squares = graph.node("ReduceSumSquare", List.of(input.name(), graph.integers(stored)));
    String bounded = graph.node("Max", List.of(squares, graph.scalar(1e-12)));
    String length = graph.node("Sqrt", bounded);
    return input.with(graph.node("Div", List.of(input.name(), length)));
  }

  /// `(x - mean) / sqrt(variance + epsilon)` over the stored axes.
  private static String normalize(LayerCall call, String tensor, long... axes) {
    OnnxGraph graph = call.graph();
    String over = graph.integers(axes);
    String mean = graph.node("ReduceMean", List.of(tensor, over));
    String centred = graph.node("Sub", List.of(tensor, mean));
    String squares = graph.node("Mul", List.of(centred, centred));
    String variance = graph.node("ReduceMean", List.of(squares, over));
    String epsilon = graph.scalar(call.config().number("epsilon", 1e-3));
    String deviation = graph.node("Sqrt", graph.node("Add", List.of(variance, epsilon)));
    return graph.node("Div", List.of(centred, deviation));
  }

  private static Value scaleAndCentre(LayerCall call, Value input, int[] axes) {
    Value output = input;
    int next = 0;
    if (call.config().flagOrTrue("scale")) {
      output = byChannel(call, "Mul", output, call.weight(next++, axes.length), axes);
    }
    if (call.config().flagOrTrue("center")) {
      output = byChannel(call, "Add", output, call.weight(next, axes.length), axes);
    }
    return output;
  }

  private static Value byChannel(
      LayerCall call, String op, Value input, Weight weight, int... axes) {
    String constant = input.constant(call.graph(), weight.spread(input.rank(), axes));
    return input.with(call.graph().node(op, List.of(input.name(), constant)));
  }
}
