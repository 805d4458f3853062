package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.onnx.Window;
import java.util.List;

/// Pooling over windows, and over the whole of space.
final class Poolings {
  private Poolings() {}

  static Value max(LayerCall call) {
    return pool(call, "MaxPool");
  }

  /// The padding does not count in the averages; ONNX leaves it out by default, too.
  static Value average(LayerCall call) {
    return pool(call, "AveragePool");
  }

  private static Value pool(LayerCall call, String op) {
    Value input = call.spatialInput();
    int[] size = call.config().integers("pool_size", input.rank() - 2, 2);
    Window window = Window.of(call.config(), size);
    if (!call.config().has("strides")) {
      window = new Window(size, size, window.dilations());
    }
    List<Protobuf> attributes = window.attributes(call.config());
    return input.with(call.graph().node(op, List.of(input.name()), attributes));
  }

  /// The mean of the steps that count.
  static Value globalAverage(LayerCall call) {
    String mask = call.input().mask();
    if (mask == null) {
      return global(call, "ReduceMean");
    }
    Value input = call.spatialInput();
    boolean keep = call.config().flagOrFalse("keepdims");
    String output = Masks.mean(call.graph(), input.name(), mask, keep);
    return keep ? input.with(output) : Value.plain(output, 2);
  }

  /// @param op the ONNX reduction
  static Value global(LayerCall call, String op) {
    OnnxGraph graph = call.graph();
    Value input = call.spatialInput();
    long[] space = new long[input.rank() - 2];
    for (int axis = 0; axis < space.length; axis++) {
      space[axis] = axis + 2L;
    }
    boolean keep = call.config().flagOrFalse("keepdims");
    Protobuf keepDims = Attribute.integer("keepdims", keep ? 1 : 0);
    String output = graph.node(op, List.of(input.name(), graph.integers(space)), keepDims);
    return keep ? input.with(output) : Value.plain(output, 2);
  }
}
