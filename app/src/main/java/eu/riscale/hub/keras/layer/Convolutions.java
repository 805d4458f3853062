package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.Kernels;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.onnx.Window;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.List;

/// Convolutions of one to three axes of space.
public final class Convolutions {
  private Convolutions() {}

  static Value plain(LayerCall call) {
    Value input = call.spatialInput();
    Weight kernel = call.weight(0, input.rank());
    int groups = call.config().integer("groups", 1);
    Window window = Window.of(call.config(), Kernels.space(kernel));
    Weight filters = Kernels.swapped(kernel);
    Value output = convolve(call, input, filters, window, groups, bias(call, 1));
    return Activations.after(call, output);
  }

  static Value depthwise(LayerCall call) {
    Value input = call.spatialInput();
    Value output = depthwise(call, input, bias(call, 1));
    return Activations.after(call, output);
  }

  static Value separable(LayerCall call) {
    Value deep = depthwise(call, call.spatialInput(), List.of());
    Weight pointwise = call.weight(1, deep.rank());
    int[] ones = Kernels.space(pointwise);
    Weight filters = Kernels.swapped(pointwise);
    List<String> inputs = new ArrayList<>(List.of(deep.name(), call.graph().constant(filters)));
    inputs.addAll(bias(call, 2));
    String output = call.graph().node("Conv", inputs, Attribute.integers("kernel_shape", ones));
    return Activations.after(call, deep.with(output));
  }

  static Value transposed(LayerCall call) {
    Value input = call.spatialInput();
    Weight kernel = call.weight(0, input.rank());
    Window window = Window.of(call.config(), Kernels.space(kernel));
    // Its kernel has the output channels before the input channels, as ONNX's after the move.
    Weight filters = Kernels.swapped(kernel);
    List<String> inputs = new ArrayList<>(List.of(input.name(), call.graph().constant(filters)));
    inputs.addAll(bias(call, 1));
    List<Protobuf> attributes = TransposedWindow.attributes(call.config(), window);
    String output = call.graph().node("ConvTranspose", inputs, attributes);
    return Activations.after(call, input.with(output));
  }

  /// Convolves each channel by itself.
  private static Value depthwise(LayerCall call, Value input, List<String> bias) {
    Weight kernel = call.weight(0, input.rank());
    Window window = Window.of(call.config(), Kernels.space(kernel));
    int channels = kernel.size(kernel.rank() - 2);
    return convolve(call, input, Kernels.depthwise(kernel), window, channels, bias);
  }

  private static Value convolve(
      LayerCall call, Value input, Weight filters, Window window, int groups, List<String> bias) {
    List<String> inputs = new ArrayList<>(List.of(input.name(), call.graph().constant(filters)));
    inputs.addAll(bias);
    List<Protobuf> attributes = window.attributes(call.config());
    attributes.add(Attribute.integer("group", groups));
    return input.with(call.graph().node("Conv", inputs, attributes));
  }

  /// The bias as an input of the node, or nothing.
  static List<String> bias(LayerCall call, int index) {
    return call.config().flagOrTrue("use_bias")
        ? List.of(call.graph().constant(call.weight(index, 1)))
        : List.of();
  }
}
