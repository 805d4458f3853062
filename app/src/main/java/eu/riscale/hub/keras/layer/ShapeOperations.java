package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Bare functions that change the shape of a tensor.
final class ShapeOperations {
  private ShapeOperations() {}

  static Value stack(OperationCall call) {
    OnnxGraph graph = call.graph();
    List<Value> inputs = call.tensors(0, "values", "x");
    int axis = call.integer(0, 1, "axis");
    List<String> parts = new ArrayList<>();
    for (Value input : inputs) {
      String axisTensor = graph.integers(axis);
      parts.add(graph.node("Unsqueeze", List.of(input.plain(graph).name(), axisTensor)));
    }
    String output = graph.node("Concat", parts, Attribute.integer("axis", axis));
    return Value.plain(output, inputs.get(0).rank() + 1);
  }

  static Value reshape(OperationCall call) {
    OnnxGraph graph = call.graph();
    int[] sizes = call.integers(1, "newshape", "shape");
    if (sizes == null) {
      throw call.refuse("which has no shape");
    }
    long[] shape = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      shape[i] = sizes[i];
      if (sizes[i] == 0) {
        throw call.refuse("which makes an empty tensor");
      }
    }
    Value input = call.tensor(0, "x", "tensor").plain(graph);
    String output = graph.node("Reshape", List.of(input.name(), graph.integers(shape)));
    return Value.plain(output, shape.length);
  }

  static Value transpose(OperationCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.tensor(0, "x", "a").plain(graph);
    int[] order = call.integers(1, "axes", "perm");
    if (order == null) {
      order = new int[input.rank()];
      for (int axis = 0; axis < order.length; axis++) {
        order[axis] = order.length - 1 - axis;
      }
    }
    int[] sorted = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = input.fromFront(order[i]);
      sorted[i] = order[i];
    }
    Arrays.sort(sorted);
    for (int axis = 0; axis < input.rank(); axis++) {
      if (sorted.length != input.rank() || sorted[axis] != axis) {
        throw call.refuse("whose order of axes is impossible");
      }
    }
    return input.with(graph.transpose(input.name(), order));
  }

  static Value expandDims(OperationCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.tensor(0, "x", "input").plain(graph);
    int[] axes = call.integers(1, "axis");
    if (axes == null) {
      throw call.refuse("which names no axis");
    }
    String output = graph.node("Unsqueeze", List.of(input.name(), longs(graph, axes)));
    return Value.plain(output, input.rank() + axes.length);
  }

  static Value squeeze(OperationCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.tensor(0, "x", "input").plain(graph);
    int[] axes = call.integers(1, "axis");
    if (axes == null || axes.length == 0 || axes.length > input.rank()) {
      throw call.refuse("which names no axis; what it squeezes depends on the image's size");
    }
    String output = graph.node("Squeeze", List.of(input.name(), longs(graph, axes)));
    return Value.plain(output, input.rank() - axes.length);
  }

  static Value pad(OperationCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.tensor(0, "x", "tensor").plain(graph);
    JsonNode pairs = call.setting(1, "pad_width", "paddings");
    long[] pads = new long[2 * input.rank()];
    for (int axis = 0; axis < input.rank(); axis++) {
      pads[axis] = call.config().integer(pairs.path(axis).path(0), "paddings");
      pads[input.rank() + axis] = call.config().integer(pairs.path(axis).path(1), "paddings");
    }
    JsonNode mode = call.setting(2, "mode");
    String onnxMode =
        switch (mode.asString("constant").toLowerCase(Locale.ROOT)) {
          case "constant" -> "constant";
          case "reflect" -> "reflect";
          default -> throw call.refuse("whose mode is not supported");
        };
    String value = graph.scalar(call.number(0, 3, "constant_values"));
    List<String> inputs = List.of(input.name(), graph.integers(pads), value);
    return input.with(graph.node("Pad", inputs, Attribute.text("mode", onnxMode)));
  }

  static Value resize(OperationCall call) {
    OnnxGraph graph = call.graph();
    int[] size = call.integers(1, "size");
    boolean special =
        call.flagOrFalse(9, "antialias") || call.flagOrFalse(9, "preserve_aspect_ratio");
    boolean channelsFirst =
        call.setting(9, "data_format").asString("channels_last").equals("channels_first");
    Value given = call.tensor(0, "images");
    if (size == null || size.length != 2 || given.rank() != 4 || special || channelsFirst) {
      throw call.refuse("with options that are not supported");
    }
    Value input = given.moved(graph);
    String method = call.setting(2, "interpolation", "method").asString("bilinear");
    List<Long> sizes = List.of((long) size[0], (long) size[1]);
    return Resizings.to(graph, input, sizes, method, call.config());
  }

  private static String longs(OnnxGraph graph, int[] values) {
    return graph.integers(Arrays.stream(values).asLongStream().toArray());
  }
}
