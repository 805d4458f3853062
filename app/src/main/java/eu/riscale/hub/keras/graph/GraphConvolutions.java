package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.Kernels;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.onnx.Window;
import eu.riscale.hub.weights.keras.NodeDef;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Convolutions of a TensorFlow graph, with what is computed in one with them: a bias and an
/// activation.
final class GraphConvolutions {
  private GraphConvolutions() {}

  /// @param space how many axes of space there are
  static String plain(NodeCall call, int space) {
    Weight kernel = kernel(call, space);
    return convolve(call, kernel, Kernels.swapped(kernel), 1);
  }

  /// Each channel by itself.
  static String depthwise(NodeCall call) {
    Weight kernel = kernel(call, 2);
    return convolve(call, kernel, Kernels.depthwise(kernel), kernel.size(2));
  }

  static Weight kernel(NodeCall call, int space) {
    Weight kernel = call.weight(1, "kernel");
    if (kernel.rank() != space + 2) {
      throw call.broken("has a kernel of " + kernel.rank() + " axes");
    }
    return kernel;
  }

  private static String convolve(NodeCall call, Weight kernel, Weight filters, int groups) {
    OnnxGraph graph = call.graph();
    int space = kernel.rank() - 2;
    Fused fused = Fused.of(call);
    List<String> inputs = new ArrayList<>(List.of(call.image(0, space), graph.constant(filters)));
    if (fused.bias()) {
      inputs.add(call.input(2));
    }
    List<Protobuf> attributes = attributes(call, window(call, kernel));
    attributes.add(Attribute.integer("group", groups));
    String output = graph.node("Conv", inputs, attributes);
    if (!fused.activation().equals("Prelu")) {
      output = activation(call, output, fused.activation());
    }
    output = call.given(output, space);
    if (fused.activation().equals("Prelu")) {
      return graph.node("PRelu", List.of(output, call.input(fused.bias() ? 3 : 2)));
    }
    return output;
  }

  /// What a node computes beyond its own operator.
  record Fused(boolean bias, String activation) {
    static Fused of(NodeCall call) {
      List<String> steps = new ArrayList<>(call.node().texts("fused_ops"));
      boolean bias = steps.contains("BiasAdd");
      steps.removeIf(step -> step.equals("BiasAdd") || step.equals("NoOp"));
      if (steps.size() > 1) {
        throw call.refuse(
            "computes " + String.join(", ", steps) + " as well, which is not supported");
      }
      return new Fused(bias, steps.isEmpty() ? "" : steps.get(0));
    }
  }

  static String activation(NodeCall call, String tensor, String name) {
    OnnxGraph graph = call.graph();
    return switch (name) {
      case "" -> tensor;
      case "Relu", "Elu", "Sigmoid", "Tanh" -> graph.node(name, tensor);
      case "Relu6" -> graph.clip(tensor, 0, 6);
      case "LeakyRelu" ->
          graph.node(
              "LeakyRelu",
              tensor,
              Attribute.real("alpha", call.node().number("leakyrelu_alpha", 0.2)));
      default -> throw call.refuse("computes " + name + " as well, which is not supported");
    };
  }

  static Window window(NodeCall call, Weight kernel) {
    int space = kernel.rank() - 2;
    return new Window(
            Kernels.space(kernel), call.space("strides", space), call.space("dilations", space))
        .checked(call::broken);
  }

  /// The attributes for sliding the window with the node's padding.
  static List<Protobuf> attributes(NodeCall call, Window window) {
    NodeDef node = call.node();
    String padding = node.text("padding", "VALID").toLowerCase(Locale.ROOT);
    if (!padding.equals("explicit")) {
      return window.attributes(padding, call::broken);
    }
    int space = window.kernel().length;
    int[] pairs = node.integers("explicit_paddings");
    if (pairs.length != 2 * space + 4) {
      throw call.broken("has " + pairs.length + " explicit_paddings");
    }
    int[] pads = new int[2 * space];
    int from = call.channelsLast() ? 2 : 4;
    for (int axis = 0; axis < space; axis++) {
      pads[axis] = pairs[from + 2 * axis];
      pads[space + axis] = pairs[from + 2 * axis + 1];
    }
    List<Protobuf> attributes = window.attributes("valid", call::broken);
    attributes.add(Attribute.integers("pads", pads));
    return attributes;
  }
}
