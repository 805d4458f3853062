package eu.riscale.hub.keras;

import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.List;

/// Convolutions of one to three axes of space. Keras's kernels have the space axes first, then the
/// input channels, then the output channels; ONNX's have them the other way round.
final class Convolutions {
  private Convolutions() {}

  static Value plain(LayerCall call) {
    Value input = call.spatialInput();
    Weight kernel = call.weight(0, input.rank());
    int groups = call.config().integer("groups", 1);
    Window window = Window.of(call.config(), space(kernel));
    Weight filters = swapped(kernel);
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
    int[] ones = space(pointwise);
    Weight filters = swapped(pointwise);
    List<String> inputs = new ArrayList<>(List.of(deep.name(), call.graph().constant(filters)));
    inputs.addAll(bias(call, 2));
    String output = call.graph().node("Conv", inputs, Attribute.integers("kernel_shape", ones));
    return Activations.after(call, deep.with(output));
  }

  static Value transposed(LayerCall call) {
    Value input = call.spatialInput();
    Weight kernel = call.weight(0, input.rank());
    Window window = Window.of(call.config(), space(kernel));
    // Its kernel has the output channels before the input channels, as ONNX's after the move.
    Weight filters = swapped(kernel);
    List<String> inputs = new ArrayList<>(List.of(input.name(), call.graph().constant(filters)));
    inputs.addAll(bias(call, 1));
    Protobuf[] attributes = TransposedWindow.attributes(call.config(), window);
    String output = call.graph().node("ConvTranspose", inputs, attributes);
    return Activations.after(call, input.with(output));
  }

  /// Convolves each channel by itself: the kernel's last axes are the channel and the channel's
  /// filters.
  private static Value depthwise(LayerCall call, Value input, List<String> bias) {
    Weight kernel = call.weight(0, input.rank());
    int rank = kernel.rank();
    int channels = kernel.size(rank - 2);
    int[] shape = new int[rank];
    shape[0] = channels * kernel.size(rank - 1);
    shape[1] = 1;
    int[] space = space(kernel);
    System.arraycopy(space, 0, shape, 2, space.length);
    Weight filters = toFront(kernel, rank - 2, rank - 1).reshape(shape);
    return convolve(call, input, filters, Window.of(call.config(), space), channels, bias);
  }

  private static Value convolve(
      LayerCall call, Value input, Weight filters, Window window, int groups, List<String> bias) {
    List<String> inputs = new ArrayList<>(List.of(input.name(), call.graph().constant(filters)));
    inputs.addAll(bias);
    List<Protobuf> attributes = window.attributes(call.config());
    attributes.add(Attribute.integer("group", groups));
    return input.with(call.graph().node("Conv", inputs, attributes.toArray(new Protobuf[0])));
  }

  /// The bias as an input of the node, or nothing.
  static List<String> bias(LayerCall call, int index) {
    return call.config().flagOrTrue("use_bias")
        ? List.of(call.graph().constant(call.weight(index, 1)))
        : List.of();
  }

  /// The sizes of a kernel's axes of space.
  static int[] space(Weight kernel) {
    int[] space = new int[kernel.rank() - 2];
    for (int axis = 0; axis < space.length; axis++) {
      space[axis] = kernel.size(axis);
    }
    return space;
  }

  /// The kernel with its last axis first, then the one before it, then those of space.
  static Weight swapped(Weight kernel) {
    return toFront(kernel, kernel.rank() - 1, kernel.rank() - 2);
  }

  /// The kernel with its two channel axes before those of space.
  private static Weight toFront(Weight kernel, int first, int second) {
    int[] order = new int[kernel.rank()];
    order[0] = first;
    order[1] = second;
    for (int axis = 2; axis < order.length; axis++) {
      order[axis] = axis - 2;
    }
    return kernel.permute(order);
  }
}
