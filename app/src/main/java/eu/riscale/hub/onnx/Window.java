package eu.riscale.hub.onnx;

import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The moving window of a convolution or pooling, one number for each axis of space.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Window(int[] kernel, int[] strides, int[] dilations) {

  /// Reads the window's strides and dilation.
  public static Window of(LayerConfig config, int[] kernel) {
    int[] dilations = config.integers("dilation_rate", kernel.length, 1);
    return new Window(kernel, config.integers("strides", kernel.length, 1), dilations)
        .checked(config::broken);
  }

  /// @param broken makes a refusal of what is wrong
  public Window checked(Function<String, Refusal> broken) {
    for (int axis = 0; axis < kernel.length; axis++) {
      if (kernel[axis] < 1 || strides[axis] < 1 || dilations[axis] < 1) {
        throw broken.apply("has a kernel, stride or dilation below 1");
      }
    }
    return this;
  }

  /// The ONNX attributes for sliding the window with Keras's `padding`.
  public List<Protobuf> attributes(LayerConfig config) {
    return attributes(config.text("padding", "valid"), config::broken);
  }

  /// The same for one way of padding.
  ///
  /// @param broken makes a refusal of what is wrong
  public List<Protobuf> attributes(String padding, Function<String, Refusal> broken) {
    List<Protobuf> attributes = new ArrayList<>();
    attributes.add(Attribute.integers("kernel_shape", kernel));
    attributes.add(Attribute.integers("strides", strides));
    if (max(dilations) > 1) {
      attributes.add(Attribute.integers("dilations", dilations));
    }
    switch (padding) {
      case "valid" -> {}
      case "causal" -> attributes.add(pads(Before.ALL));
      case "same" -> {
        if (max(strides) == 1) {
          attributes.add(pads(Before.HALF));
        } else if (max(dilations) == 1) {
          // How much depends on the image's size; ONNX counts it as Keras does, more at the end.
          attributes.add(Attribute.text("auto_pad", "SAME_UPPER"));
        } else {
          throw broken.apply("has both strides and dilation");
        }
      }
      default -> throw broken.apply("has the unknown padding " + padding);
    }
    return attributes;
  }

  /// How many pixels the kernel spans on an axis.
  public int span(int axis) {
    return (kernel[axis] - 1) * dilations[axis] + 1;
  }

  /// How much of the padding of an axis lies before its first pixel.
  private enum Before {
    ALL,
    /// The odd one lies at the end.
    HALF
  }

  /// Padding that keeps the size at stride 1.
  private Protobuf pads(Before before) {
    int axes = kernel.length;
    int[] pads = new int[2 * axes];
    for (int axis = 0; axis < axes; axis++) {
      int sum = span(axis) - 1;
      pads[axis] =
          switch (before) {
            case ALL -> sum;
            case HALF -> sum / 2;
          };
      pads[axes + axis] = sum - pads[axis];
    }
    return Attribute.integers("pads", pads);
  }

  static int max(int[] values) {
    int max = 1;
    for (int value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
