package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.onnx.Window;
import eu.riscale.hub.weights.keras.LayerConfig;
import java.util.List;

/// How large a transposed convolution's output is, and where it lies: Keras gives the size and pads
/// as the forward convolution would, ONNX wants the two borders to cut off or to add.
final class TransposedWindow {
  private TransposedWindow() {}

  static List<Protobuf> attributes(LayerConfig config, Window window) {
    int axes = window.kernel().length;
    String padding = config.text("padding", "valid");
    boolean same = padding.equals("same");
    if (!same && !padding.equals("valid")) {
      throw config.broken("has the padding " + padding + ", which a transposed layer cannot have");
    }
    int[] given =
        config.has("output_padding") ? config.integers("output_padding", axes, 0) : new int[0];
    int[] pads = new int[2 * axes];
    int[] added = new int[axes];
    for (int axis = 0; axis < axes; axis++) {
      int span = window.span(axis);
      int stride = window.strides()[axis];
      // Output size minus the (n - 1) * stride that depends on the image.
      int size;
      if (given.length > 0) {
        size = (same ? span % 2 : span) + given[axis];
      } else {
        size = same ? stride : Math.max(span, stride);
      }
      int before = same ? Math.max(0, span - size) / 2 : 0;
      int after = span - size - before;
      pads[axis] = before;
      pads[axes + axis] = Math.max(0, after);
      added[axis] = Math.max(0, -after);
    }
    return List.of(
        Attribute.integers("kernel_shape", window.kernel()),
        Attribute.integers("strides", window.strides()),
        Attribute.integers("dilations", window.dilations()),
        Attribute.integers("pads", pads),
        Attribute.integers("output_padding", added));
  }
}
