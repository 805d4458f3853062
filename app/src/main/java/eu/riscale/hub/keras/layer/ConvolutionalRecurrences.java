package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.FoldedSteps;
import eu.riscale.hub.onnx.Kernels;
import eu.riscale.hub.onnx.Loops;
import eu.riscale.hub.onnx.Loops.Way;
import eu.riscale.hub.onnx.OnnxGraph;
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

  /// The output, then what the layer keeps between steps, where it shall give that, too.
  static List<Value> translate(LayerCall call) {
    LayerConfig config = call.config();
    Recurrences.requirePlain(config);
    OnnxGraph graph = call.graph();
    Value input = Recurrences.steps(call);
    if (call.inputs().getFirst().mask() != null) {
      throw config.refuse("is given a mask, which is not supported");
    }
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
    String filter = graph.constant(Kernels.swapped(recurrent));
    List<Protobuf> same = recurrentWindow(config, recurrent);
    List<String> walked =
        Loops.walk(
            graph,
            states(call, steps, filters),
            List.of(steps),
            config.flagOrFalse("go_backwards") ? Way.REVERSE : Way.FORWARD,
            (states, here) -> {
              String own = graph.node("Conv", List.of(states.getFirst(), filter), same);
              String gates = graph.node("Add", List.of(here.getFirst(), own));
              return cell(call, gates, states.getLast(), filters);
            });
    boolean last = !config.channelsFirst();
    Value output = new Value(walked.getFirst(), space + 2, last);
    if (config.flagOrFalse("return_sequences")) {
      int[] order = last ? stepsSecond(space) : channelsThird(space);
      output = Value.plain(graph.transpose(walked.getLast(), order), space + 3);
    }
    List<Value> outputs = new ArrayList<>(List.of(output));
    if (config.flagOrFalse("return_state")) {
      walked.subList(0, 2).forEach(state -> outputs.add(new Value(state, space + 2, last)));
    }
    return outputs;
  }

  /// What is there before the first step.
  private static List<String> states(LayerCall call, String steps, int filters) {
    OnnxGraph graph = call.graph();
    List<Value> given = call.inputs().subList(1, call.inputs().size());
    if (given.isEmpty()) {
      String shape = graph.node("Shape", steps);
      String batch = graph.part(shape, 1, 2);
      String size = graph.part(shape, 3, 99);
      String state = graph.joined(List.of(batch, graph.integers(filters), size));
      String zero = graph.node("ConstantOfShape", state);
      return List.of(zero, zero);
    }
    if (given.size() != 2) {
      throw call.config().broken("begins with " + given.size() + " states, but has 2");
    }
    boolean first = call.config().channelsFirst();
    return given.stream()
        .map(state -> first ? state.plain(graph).name() : state.moved(graph).name())
        .toList();
  }

  /// The order that brings the steps behind the batch and the channels to the end.
  private static int[] stepsSecond(int space) {
    int[] order = new int[space + 3];
    order[0] = 1;
    for (int axis = 0; axis < space; axis++) {
      order[axis + 2] = axis + 3;
    }
    order[space + 2] = 2;
    return order;
  }

  /// The order that exchanges the steps and the batch; the channels stay on the third axis.
  private static int[] channelsThird(int space) {
    int[] order = new int[space + 3];
    order[0] = 1;
    for (int axis = 2; axis < space + 3; axis++) {
      order[axis] = axis;
    }
    return order;
  }

  /// The convolution of every step, with the steps first, then the batch and the channels.
  private static String convolvedSteps(LayerCall call, Value input, Weight kernel) {
    OnnxGraph graph = call.graph();
    int rank = input.rank();
    int[] order = channelsThird(rank - 3);
    if (!call.config().channelsFirst()) {
      order[2] = rank - 1;
      for (int axis = 3; axis < rank; axis++) {
        order[axis] = axis - 1;
      }
    }
    FoldedSteps folded = FoldedSteps.of(graph, graph.transpose(input.name(), order));
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
    Value value = new Value(tensor, call.inputs().getFirst().rank() - 1, true);
    return Activations.named(call, call.config(), key, value);
  }
}
