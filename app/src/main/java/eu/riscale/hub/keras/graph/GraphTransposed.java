package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.Kernels;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Window;
import eu.riscale.hub.weights.keras.Weight;
import java.util.List;

/// Transposed convolutions of a TensorFlow graph (`Conv2DBackpropInput`). Their first input says
/// how large the output is, which often follows from the image: so the whole is computed, and its
/// part cut out.
final class GraphTransposed {
  private GraphTransposed() {}

  static String translate(NodeCall call, int space) {
    OnnxGraph graph = call.graph();
    // Its kernel has the output channels before the input channels.
    Weight kernel = GraphConvolutions.kernel(call, space);
    Window window = GraphConvolutions.window(call, kernel);
    String whole =
        graph.node(
            "ConvTranspose",
            List.of(call.image(2, space), graph.constant(Kernels.swapped(kernel))),
            Attribute.integers("kernel_shape", window.kernel()),
            Attribute.integers("strides", window.strides()),
            Attribute.integers("dilations", window.dilations()));
    int from = call.channelsLast() ? 1 : 2;
    String size = graph.part(call.input(0), from, from + space);
    return call.given(cut(call, whole, size, space), space);
  }

  private static String cut(NodeCall call, String whole, String size, int space) {
    OnnxGraph graph = call.graph();
    String shape = graph.node("Shape", whole);
    String all = graph.part(shape, 2, 99);
    String zero = graph.integers(0);
    String over = graph.node("Max", List.of(graph.node("Sub", List.of(all, size)), zero));
    String start =
        switch (call.node().text("padding", "VALID")) {
          case "SAME" -> graph.node("Div", List.of(over, graph.integers(2)));
          case "VALID" -> graph.node("Mul", List.of(over, zero));
          default -> throw call.refuse("has explicit padding, which is not supported");
        };
    long[] axes = new long[space];
    for (int axis = 0; axis < space; axis++) {
      axes[axis] = axis + 2L;
    }
    String end = graph.node("Add", List.of(start, size));
    String part = graph.node("Slice", List.of(whole, start, end, graph.integers(axes)));
    String missing = graph.node("Max", List.of(graph.node("Sub", List.of(size, all)), zero));
    String none = graph.integers(new long[space + 4]);
    String pads = graph.joined(List.of(none, missing));
    return graph.node("Pad", List.of(part, pads));
  }
}
