package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.ChannelOrder;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.LayerConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Layers that move, add or drop elements without looking at them.
final class Shapings {
  private Shapings() {}

  static Value zeroPadding(LayerCall call) {
    Value input = call.spatialInput();
    int[] borders = borders(call.config(), "padding", input.rank() - 2);
    long[] pads = new long[2 * input.rank()];
    for (int axis = 0; axis < input.rank() - 2; axis++) {
      pads[axis + 2] = borders[2 * axis];
      pads[input.rank() + axis + 2] = borders[2 * axis + 1];
    }
    List<String> inputs = List.of(input.name(), call.graph().integers(pads));
    return input.with(call.graph().node("Pad", inputs));
  }

  static Value cropping(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.spatialInput();
    int space = input.rank() - 2;
    int[] borders = borders(call.config(), "cropping", space);
    long[] starts = new long[space];
    long[] ends = new long[space];
    long[] axes = new long[space];
    for (int axis = 0; axis < space; axis++) {
      int end = borders[2 * axis + 1];
      starts[axis] = borders[2 * axis];
      ends[axis] = end == 0 ? Long.MAX_VALUE : -end;
      axes[axis] = axis + 2L;
    }
    List<String> inputs =
        List.of(input.name(), graph.integers(starts), graph.integers(ends), graph.integers(axes));
    return input.with(graph.node("Slice", inputs));
  }

  /// The middle of the image. Of one that is smaller on some axis, the middle of the asked shape's
  /// proportions is resized.
  static Value centerCrop(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.spatialInput();
    long height = call.config().integer("height", 0);
    long width = call.config().integer("width", 0);
    if (input.rank() != 4 || height < 1 || width < 1) {
      throw call.config().refuse("crops something else than images, which is not supported");
    }
    String wanted = graph.integers(height, width);
    String shape = graph.node("Shape", input.name());
    String size = graph.part(shape, 2, 4);
    String least = graph.node("ReduceMin", graph.node("Sub", List.of(size, wanted)));
    String large = graph.node("GreaterOrEqual", List.of(least, graph.integers(0)));
    String other = graph.node("Gather", List.of(size, graph.integers(1, 0)));
    String product = graph.node("Mul", List.of(other, wanted));
    String fitting = graph.node("Div", List.of(product, graph.integers(width, height)));
    String smaller = graph.node("Min", List.of(size, fitting));
    String kept = graph.node("Where", List.of(large, wanted, smaller));
    String more = graph.node("Sub", List.of(size, kept));
    String start = graph.node("Div", List.of(more, graph.integers(2)));
    String end = graph.node("Add", List.of(start, kept));
    String cut = graph.node("Slice", List.of(input.name(), start, end, graph.integers(2, 3)));
    return Resizings.to(graph, input.with(cut), List.of(height, width), "bilinear", call.config());
  }

  /// What to add or drop before and after each axis of space: one number, one for each axis, or a
  /// pair for each axis. With one axis, two numbers are its pair.
  private static int[] borders(LayerConfig config, String key, int space) {
    JsonNode node = config.node(key);
    int[] borders = new int[2 * space];
    for (int axis = 0; axis < space; axis++) {
      JsonNode own = space > 1 && node.isArray() ? node.path(axis) : node;
      borders[2 * axis] = config.integer(own.isArray() ? own.path(0) : own, key);
      borders[2 * axis + 1] = config.integer(own.isArray() ? own.path(1) : own, key);
      if (borders[2 * axis] < 0 || borders[2 * axis + 1] < 0) {
        throw config.broken("has a negative " + key);
      }
    }
    return borders;
  }

  static Value flatten(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input().plain(graph);
    String ordered = input.name();
    if (call.config().channelsFirst() && input.rank() > 2) {
      ordered = graph.transpose(ordered, ChannelOrder.last(input.rank()));
    }
    return Value.plain(graph.node("Flatten", ordered), 2);
  }

  static Value reshape(LayerCall call) {
    OnnxGraph graph = call.graph();
    int[] target = call.config().integers("target_shape");
    long[] shape = new long[target.length + 1];
    int unknown = 0;
    for (int i = 0; i < target.length; i++) {
      shape[i + 1] = target[i];
      unknown += target[i] == -1 ? 1 : 0;
    }
    if (unknown > 1 || Arrays.stream(target).anyMatch(size -> size < -1 || size == 0)) {
      throw call.config().broken("has the impossible target_shape " + Arrays.toString(target));
    }
    // In a shape, 0 keeps the size: the batch.
    String constant = graph.integers(shape);
    Value input = call.input().plain(graph);
    String output = graph.node("Reshape", List.of(input.name(), constant));
    return Value.plain(output, shape.length);
  }

  static Value permute(LayerCall call) {
    Value input = call.input().plain(call.graph());
    int[] dims = call.config().integers("dims");
    int[] order = new int[dims.length + 1];
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < dims.length; i++) {
      order[i + 1] = dims[i];
      if (dims[i] < 1 || dims[i] > dims.length || seen.contains(dims[i])) {
        throw call.config().broken("has the impossible dims " + Arrays.toString(dims));
      }
      seen.add(dims[i]);
    }
    if (order.length != input.rank()) {
      throw call.config().broken("permutes " + order.length + " axes of " + input.rank());
    }
    return input.with(call.graph().transpose(input.name(), order));
  }

  /// `(batch, features)` to `(batch, n, features)`.
  static Value repeatVector(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input();
    if (input.rank() != 2) {
      throw call.config().broken("repeats a tensor of " + input.rank() + " axes; it takes two");
    }
    String single = graph.node("Unsqueeze", List.of(input.name(), graph.integers(1)));
    String times = graph.integers(1, call.config().integer("n", 1), 1);
    return Value.plain(graph.node("Expand", List.of(single, times)), 3);
  }
}
