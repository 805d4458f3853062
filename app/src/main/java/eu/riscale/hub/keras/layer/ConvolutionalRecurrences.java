package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.FoldedSteps;
import eu.riscale.hub.onnx.Kernels;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.OnnxGraph.Way;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.onnx.Window;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `ConvLSTM1D` to `ConvLSTM3D`: an LSTM along axis 1 whose gates are convolutions. All steps are
/// convolved at once; a walk along them convolves the state.
final class ConvolutionalRecurrences {
  private ConvolutionalRecurrences() {}

  static Value translate(LayerCall call) {
    LayerConfig config = call.config();
    Recurrences.requirePlain(config);
    if (config.channelsFirst()) {
      throw config.refuse("has its channels first, which is not supported");
    }
    OnnxGraph graph = call.graph();
    Value input = call.input().plain(graph);
    int space = input.rank() - 3;
    if (space < 1) {
      throw config.broken(
          "is given a tensor of " + input.rank() + " axes, which has no steps of images");
    }
    Weight kernel = call.weight(0, space + 2);
    Weight recurrent = call.weight(1, space + 2);
    int filters = recurrent.size(space);
    if (kernel.size(space + 1) != 4 * filters || recurrent.size(space + 1) != 4 * filters) {
      throw config.broken("has weights of another shape in the file");
    }
    String steps = convolvedSteps(call, input, kernel);
    String shape = graph.node("Shape", steps);
    String batch = graph.part(shape, 1, 2);
    String size = graph.part(shape, 3, 99);
    String stateShape = graph.joined(List.of(batch, graph.integers(filters), size));
    String zero = graph.node("ConstantOfShape", stateShape);
    String filter = graph.constant(Kernels.swapped(recurrent));
    List<Protobuf> same = recurrentWindow(config, recurrent);
    List<String> walked =
        graph.walk(
            List.of(zero, zero),
            steps,
            config.flagOrFalse("go_backwards") ? Way.REVERSE : Way.FORWARD,
            (states, step) -> {
              String own = graph.node("Conv", List.of(states.getFirst(), filter), same);
              String gates = graph.node("Add", List.of(step, own));
              return cell(call, gates, states.getLast(), filters);
            });
    if (!config.flagOrFalse("return_sequences")) {
      return new Value(walked.getFirst(), space + 2, true);
    }
    int[] order = new int[space + 3];
    order[0] = 1;
    for (int axis = 0; axis < space; axis++) {
      order[axis + 2] = axis + 3;
    }
    order[space + 2] = 2;
    return Value.plain(graph.transpose(walked.getLast(), order), space + 3);
  }

  /// The convolution of every step, with the steps first, then the batch and the channels.
  private static String convolvedSteps(LayerCall call, Value input, Weight kernel) {
    OnnxGraph graph = call.graph();
    int rank = input.rank();
    int[] channelsThird = new int[rank];
    channelsThird[0] = 1;
    channelsThird[2] = rank - 1;
    for (int axis = 3; axis < rank; axis++) {
      channelsThird[axis] = axis - 1;
    }
    FoldedSteps folded = FoldedSteps.of(graph, graph.transpose(input.name(), channelsThird));
    List<String> inputs =
        new ArrayList<>(List.of(folded.name(), graph.constant(Kernels.swapped(kernel))));
    inputs.addAll(Convolutions.bias(call, 2));
    List<Protobuf> window =
        Window.of(call.config(), Kernels.space(kernel)).attributes(call.config());
    return folded.unfold(graph, graph.node("Conv", inputs, window));
  }

  /// The window over the state, which keeps its size.
  private static List<Protobuf> recurrentWindow(LayerConfig config, Weight recurrent) {
    int[] kernel = Kernels.space(recurrent);
    int[] ones = new int[kernel.length];
    Arrays.fill(ones, 1);
    return new Window(kernel, ones, ones).attributes("same", config::broken);
  }

  /// The output and the state after a step.
  ///
  /// @param gates of the input, of what is forgotten, of the cell and of the output, before their
  ///   functions
  private static List<String> cell(LayerCall call, String gates, String state, int filters) {
    OnnxGraph graph = call.graph();
    List<String> parts =
        graph.nodes(
            "Split",
            List.of(gates, graph.integers(filters, filters, filters, filters)),
            4,
            Attribute.integer("axis", 1));
    String taken = function(call, "recurrent_activation", parts.get(0));
    String kept = function(call, "recurrent_activation", parts.get(1));
    String fresh = graph.node("Mul", List.of(taken, function(call, "activation", parts.get(2))));
    String left = graph.node("Add", List.of(graph.node("Mul", List.of(kept, state)), fresh));
    String given = function(call, "recurrent_activation", parts.get(3));
    String output = graph.node("Mul", List.of(given, function(call, "activation", left)));
    return List.of(output, left);
  }

  private static String function(LayerCall call, String key, String tensor) {
    LayerConfig config = call.config();
    String name = config.text(key, "linear");
    Activation function = Activation.named(name);
    if (function == null) {
      throw config.refuse("has the " + key + " " + name + ", which is not supported");
    }
    Value value = new Value(tensor, call.input().rank() - 1, true);
    return function.apply(call.graph(), value, call.model().kerasMajor()).name();
  }
}
