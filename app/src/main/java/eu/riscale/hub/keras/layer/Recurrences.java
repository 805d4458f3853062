package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.OnnxGraph.Way;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Layers that walk along the steps of axis 1: `LSTM`, `GRU`, `SimpleRNN`, one way or both ways.
final class Recurrences {
  private Recurrences() {}

  /// The order in which ONNX has the gates of an LSTM, of Keras's input, forget, cell, output.
  private static final int[] LSTM_GATES = {0, 3, 1, 2};

  private static final int[] GRU_GATES = {0, 1, 2};
  private static final int[] ONE_GATE = {0};

  static Value oneWay(LayerCall call) {
    LayerConfig config = call.config();
    boolean backwards = config.flagOrFalse("go_backwards");
    Value input = steps(call);
    String output =
        walk(call, config, call.weights(), input, backwards ? Way.REVERSE : Way.FORWARD);
    boolean all = config.flagOrFalse("return_sequences");
    if (all && backwards) {
      output = call.graph().reversed(output, 1);
    }
    return Value.plain(output, all ? 3 : 2);
  }

  /// Two layers, the second from the last step to the first; it gives its steps in their order.
  static Value bothWays(LayerCall call) {
    OnnxGraph graph = call.graph();
    LayerConfig first = inner(call, "layer");
    LayerConfig second =
        call.config().has("backward_layer") ? inner(call, "backward_layer") : first;
    gates(first);
    gates(second);
    Value input = steps(call);
    int half = call.weights().size() / 2;
    List<Weight> weights = call.weights();
    String forward = walk(call, first, weights.subList(0, half), input, Way.FORWARD);
    String backward = walk(call, second, weights.subList(half, weights.size()), input, Way.REVERSE);
    int rank = first.flagOrFalse("return_sequences") ? 3 : 2;
    String mode = call.config().text("merge_mode", "");
    List<String> both = List.of(forward, backward);
    String merged =
        switch (mode) {
          case "concat" -> graph.node("Concat", both, Attribute.integer("axis", -1));
          case "sum" -> graph.node("Add", both);
          case "mul" -> graph.node("Mul", both);
          case "ave" -> graph.node("Mean", both);
          default ->
              throw call.config().refuse("has the merge_mode " + mode + ", which is not supported");
        };
    return Value.plain(merged, rank);
  }

  private static LayerConfig inner(LayerCall call, String key) {
    JsonNode json = call.config().node(key);
    return new LayerConfig(
        call.config().layer(), json.path("class_name").asString(""), json.path("config"));
  }

  private static Value steps(LayerCall call) {
    Value input = call.input().plain(call.graph());
    if (input.rank() != 3) {
      throw call.config().broken("is given a tensor of " + input.rank() + " axes; it takes three");
    }
    return input;
  }

  /// All steps in their order, or what is there after the last one.
  private static String walk(
      LayerCall call, LayerConfig config, List<Weight> weights, Value input, Way way) {
    OnnxGraph graph = call.graph();
    requirePlain(config);
    int[] gates = gates(config);
    boolean biased = config.flagOrTrue("use_bias");
    if (weights.size() != (biased ? 3 : 2)) {
      throw config.broken("has " + weights.size() + " weights in the file");
    }
    List<String> inputs = new ArrayList<>();
    inputs.add(graph.transpose(input.name(), 1, 0, 2));
    inputs.add(gated(graph, config, weights.get(0), gates));
    inputs.add(gated(graph, config, weights.get(1), gates));
    if (biased) {
      inputs.add(bias(graph, config, weights.get(2), gates));
    }
    List<Protobuf> attributes = new ArrayList<>(functions(config, call.model().kerasMajor()));
    attributes.add(Attribute.integer("hidden_size", weights.get(1).size(0)));
    attributes.add(Attribute.text("direction", way.word()));
    if (config.className().equals("GRU")) {
      boolean after = config.has("reset_after") && config.flagOrFalse("reset_after");
      attributes.add(Attribute.integer("linear_before_reset", after ? 1 : 0));
    }
    String op = config.className().equals("SimpleRNN") ? "RNN" : config.className();
    List<String> outputs = graph.nodes(op, inputs, 2, attributes);
    if (!config.flagOrFalse("return_sequences")) {
      return graph.node("Squeeze", List.of(outputs.get(1), graph.integers(0)));
    }
    String steps = graph.node("Squeeze", List.of(outputs.get(0), graph.integers(1)));
    return graph.transpose(steps, 1, 0, 2);
  }

  /// Refuses what a layer along steps may do besides.
  static void requirePlain(LayerConfig config) {
    for (String option : List.of("return_state", "stateful", "time_major")) {
      if (config.flagOrFalse(option)) {
        throw config.refuse("has " + option + ", which is not supported");
      }
    }
  }

  private static int[] gates(LayerConfig config) {
    return switch (config.className()) {
      case "LSTM" -> LSTM_GATES;
      case "GRU" -> GRU_GATES;
      case "SimpleRNN" -> ONE_GATE;
      default -> throw config.refuse("is not supported both ways");
    };
  }

  /// A kernel with its gates first, in ONNX's order, and one way of going.
  private static String gated(OnnxGraph graph, LayerConfig config, Weight kernel, int[] gates) {
    if (kernel.rank() != 2 || kernel.size(1) % gates.length != 0) {
      throw config.broken("has weights of another shape in the file");
    }
    Weight rows = ordered(kernel.permute(1, 0), gates);
    return graph.constant(rows.reshape(1, rows.size(0), rows.size(1)));
  }

  /// The biases of the inputs, then those of the states.
  private static String bias(OnnxGraph graph, LayerConfig config, Weight bias, int[] gates) {
    int length = bias.size(bias.rank() - 1);
    if (bias.rank() > 2 || length % gates.length != 0 || bias.data().length > 2 * length) {
      throw config.broken("has biases of another shape in the file");
    }
    float[] both = new float[2 * length];
    for (int i = 0; i * length < bias.data().length; i++) {
      float[] own = Arrays.copyOfRange(bias.data(), i * length, (i + 1) * length);
      float[] sorted = ordered(Weight.vector(own).reshape(length, 1), gates).data();
      System.arraycopy(sorted, 0, both, i * length, length);
    }
    return graph.constant(new Weight(new int[] {1, 2 * length}, both));
  }

  private static Weight ordered(Weight rows, int[] gates) {
    float[] data = new float[rows.data().length];
    int block = data.length / gates.length;
    for (int i = 0; i < gates.length; i++) {
      System.arraycopy(rows.data(), gates[i] * block, data, i * block, block);
    }
    return new Weight(rows.shape(), data);
  }

  /// The activations of the gates and of the state, as ONNX names them.
  private static List<Protobuf> functions(LayerConfig config, int kerasMajor) {
    List<String> names = new ArrayList<>();
    List<Double> alphas = new ArrayList<>();
    List<Double> betas = new ArrayList<>();
    List<String> keys =
        switch (config.className()) {
          case "LSTM" -> List.of("recurrent_activation", "activation", "activation");
          case "GRU" -> List.of("recurrent_activation", "activation");
          default -> List.of("activation");
        };
    for (String key : keys) {
      String name = config.text(key, "linear");
      switch (name) {
        case "sigmoid" -> names.add("Sigmoid");
        case "tanh" -> names.add("Tanh");
        case "relu" -> names.add("Relu");
        case "softsign" -> names.add("Softsign");
        case "softplus" -> names.add("Softplus");
        case "linear" -> {
          names.add("Affine");
          alphas.add(1.0);
          betas.add(0.0);
        }
        case "hard_sigmoid" -> {
          names.add("HardSigmoid");
          alphas.add(kerasMajor == 2 ? 0.2 : 1.0 / 6);
          betas.add(0.5);
        }
        default -> throw config.refuse("has the " + key + " " + name + ", which is not supported");
      }
    }
    List<Protobuf> attributes = new ArrayList<>(List.of(Attribute.texts("activations", names)));
    if (!alphas.isEmpty()) {
      attributes.add(Attribute.reals("activation_alpha", alphas));
      attributes.add(Attribute.reals("activation_beta", betas));
    }
    return attributes;
  }
}
