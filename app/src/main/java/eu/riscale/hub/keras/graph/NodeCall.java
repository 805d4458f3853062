package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.NodeDef;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node of a TensorFlow graph with the tensors of the ONNX graph that it takes.
///
/// @param inputs empty names are those of constants, which [#input] writes
record NodeCall(NodeDef node, List<String> inputs, Scope scope) {
  /// From it on, `float32`, in which the constants are read, leaves whole numbers out.
  private static final float MOST_EXACT = 1 << 24;

  /// The largest `int32` as `float32`: what stands for no end at all.
  private static final float NO_END = (float) Integer.MAX_VALUE;

  OnnxGraph graph() {
    return scope.graph();
  }

  String input(int index) {
    String tensor = tensor(index);
    String input = inputs.get(index);
    return input.isEmpty() ? scope.tensor(tensor) : input;
  }

  /// What the graph calls an input.
  private String tensor(int index) {
    if (index >= inputs.size()) {
      throw broken("has " + inputs.size() + " inputs, too few");
    }
    return node.inputs().get(index);
  }

  /// An input with its channels before its axes of space, as ONNX's spatial ops want it.
  String image(int index, int space) {
    return channelsLast() ? scope.channelsFirst(input(index), space) : input(index);
  }

  /// What was computed of such an input, with the channels where this node gives them.
  String given(String image, int space) {
    return channelsLast() ? scope.channelsLast(image, space) : image;
  }

  /// All inputs.
  List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      all.add(input(i));
    }
    return all;
  }

  /// The numbers of an input that is a constant; null where it is computed.
  @Nullable Weight constant(int index) {
    return scope.constant(tensor(index));
  }

  /// The numbers of an input that must be a constant.
  Weight weight(int index, String what) {
    Weight weight = constant(index);
    if (weight == null) {
      throw refuse("has a computed " + what + ", which is not supported");
    }
    return weight;
  }

  /// The whole numbers of an input that must be a constant.
  long[] integers(int index, String what) {
    return integers(node, weight(index, what));
  }

  /// The one whole number of an input that must be a constant.
  int integer(int index, String what) {
    long[] values = integers(index, what);
    if (values.length != 1 || Math.abs(values[0]) > Integer.MAX_VALUE) {
      throw broken("has " + values.length + " numbers where one " + what + " belongs");
    }
    return (int) values[0];
  }

  static long[] integers(NodeDef node, Weight weight) {
    long[] values = new long[weight.data().length];
    for (int i = 0; i < values.length; i++) {
      float value = weight.data()[i];
      boolean isEnd = Math.abs(value) == NO_END;
      if (!isEnd && !(Math.abs(value) < MOST_EXACT)) {
        throw node.refuse("holds whole numbers of more than 24 bits, which are not supported");
      }
      values[i] = (long) value;
    }
    return values;
  }

  /// Whether the channels come last.
  ///
  /// @throws Refusal where the order of the axes is an unknown one
  boolean channelsLast() {
    String format = node.text("data_format", "NHWC");
    return switch (format) {
      case "NHWC", "NDHWC" -> true;
      case "NCHW", "NCDHW" -> false;
      default -> throw broken("has the unknown data_format " + format);
    };
  }

  /// The settings of the axes of space in a list that has one for each axis.
  int[] space(String key, int space) {
    int[] all = node.integers(key);
    int[] own = new int[space];
    if (all.length == 0) {
      Arrays.fill(own, 1);
      return own;
    }
    if (all.length != space + 2) {
      throw broken("has " + all.length + " numbers in " + key);
    }
    int channel = channelsLast() ? space + 1 : 1;
    if (all[0] != 1 || all[channel] != 1) {
      throw refuse("has " + key + " along the batch or the channels, which is not supported");
    }
    System.arraycopy(all, channelsLast() ? 1 : 2, own, 0, space);
    return own;
  }

  Refusal refuse(String what) {
    return node.refuse(what);
  }

  Refusal broken(String what) {
    return node.broken(what);
  }
}
