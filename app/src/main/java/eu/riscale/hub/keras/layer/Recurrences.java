package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.Loops.Way;
import eu.riscale.hub.onnx.OnnxGraph;
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

  /// What a walk along steps leaves.
  ///
  /// @param steps the output of each, in their order, with the batch first
  /// @param last the output of the last one walked
  record Walked(String steps, String last, List<String> states) {}

  /// One walk along the steps of a call's input.
  ///
  /// @param weights of the kernel, of the recurrent kernel and of the bias, where there is one
  /// @param states what is there before the first step; none are zeros
  /// @param zeros whether the output of steps that do not count is zero, else that of the step
  ///   before
  record Walk(
      LayerConfig config, List<Weight> weights, List<String> states, Way way, boolean zeros) {}

  /// The output, then what the layer keeps between steps, where it shall give that, too.
  static List<Value> translate(LayerCall call) {
    return switch (call.config().className()) {
      case "Bidirectional" -> bothWays(call);
      case "LSTM", "GRU", "SimpleRNN" -> oneWay(call);
      default -> ConvolutionalRecurrences.translate(call);
    };
  }

  /// Whether the layer is one of these.
  static boolean has(LayerConfig config) {
    return switch (config.className()) {
      case "Bidirectional", "LSTM", "GRU", "SimpleRNN" -> true;
      case "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D" -> true;
      default -> false;
    };
  }

  private static List<Value> oneWay(LayerCall call) {
    LayerConfig config = call.config();
    boolean backwards = config.flagOrFalse("go_backwards");
    Walk walk =
        new Walk(
            config,
            call.weights(),
            states(call, countOfStates(config)),
            backwards ? Way.REVERSE : Way.FORWARD,
            config.flagOrFalse("zero_output_for_mask"));
    Walked walked = walk(call, walk);
    boolean all = config.flagOrFalse("return_sequences");
    String output = all ? walked.steps() : walked.last();
    if (all && backwards) {
      output = call.graph().reversed(output, 1);
    }
    List<Value> outputs = new ArrayList<>(List.of(Value.plain(output, all ? 3 : 2)));
    if (config.flagOrFalse("return_state")) {
      walked.states().forEach(state -> outputs.add(Value.plain(state, 2)));
    }
    return outputs;
  }

  /// Two layers, the second from the last step to the first; it gives its steps in their order.
  private static List<Value> bothWays(LayerCall call) {
    OnnxGraph graph = call.graph();
    LayerConfig first = inner(call, "layer");
    LayerConfig second =
        call.config().has("backward_layer") ? inner(call, "backward_layer") : first;
    gates(first);
    gates(second);
    if (first.flagOrFalse("go_backwards")) {
      throw call.config().refuse("goes backwards first, which is not supported");
    }
    int half = call.weights().size() / 2;
    List<Weight> weights = call.weights();
    int count = countOfStates(first);
    List<String> states = states(call, 2 * count);
    List<String> firstStates = states.isEmpty() ? states : states.subList(0, count);
    List<String> secondStates = states.isEmpty() ? states : states.subList(count, 2 * count);
    boolean all = first.flagOrFalse("return_sequences");
    Walked forward =
        walk(call, new Walk(first, weights.subList(0, half), firstStates, Way.FORWARD, all));
    List<Weight> others = weights.subList(half, weights.size());
    Walked backward = walk(call, new Walk(second, others, secondStates, Way.REVERSE, all));
    String mode = call.config().text("merge_mode", "");
    List<String> both =
        all ? List.of(forward.steps(), backward.steps()) : List.of(forward.last(), backward.last());
    List<String> merged =
        switch (mode) {
          case "" -> both;
          case "concat" -> List.of(graph.node("Concat", both, Attribute.integer("axis", -1)));
          case "sum" -> List.of(graph.node("Add", both));
          case "mul" -> List.of(graph.node("Mul", both));
          case "ave" -> List.of(graph.node("Mean", both));
          default ->
              throw call.config().refuse("has the merge_mode " + mode + ", which is not supported");
        };
    List<Value> outputs = new ArrayList<>();
    merged.forEach(output -> outputs.add(Value.plain(output, all ? 3 : 2)));
    if (first.flagOrFalse("return_state")) {
      forward.states().forEach(state -> outputs.add(Value.plain(state, 2)));
      backward.states().forEach(state -> outputs.add(Value.plain(state, 2)));
    }
    return outputs;
  }

  private static LayerConfig inner(LayerCall call, String key) {
    JsonNode json = call.config().node(key);
    return new LayerConfig(
        call.config().layer(), json.path("class_name").asString(""), json.path("config"));
  }

  private static int countOfStates(LayerConfig config) {
    return config.className().equals("LSTM") ? 2 : 1;
  }

  /// What the call gives to begin with, behind the steps; none where it gives nothing.
  private static List<String> states(LayerCall call, int count) {
    List<Value> given =
        call.inputs().subList(Math.min(1, call.inputs().size()), call.inputs().size());
    if (!given.isEmpty() && given.size() != count) {
      throw call.config().broken("begins with " + given.size() + " states, but has " + count);
    }
    return given.stream().map(Value::name).toList();
  }

  /// The tensor with the steps, without what the call gives to begin with.
  static Value steps(LayerCall call) {
    if (call.inputs().isEmpty()) {
      throw call.config().broken("is called with no tensor");
    }
    return call.inputs().getFirst().plain(call.graph());
  }

  /// All steps in their order, and what is there after the last one.
  private static Walked walk(LayerCall call, Walk walk) {
    LayerConfig config = walk.config();
    requirePlain(config);
    Value input = steps(call);
    if (input.rank() != 3) {
      throw call.config().broken("is given a tensor of " + input.rank() + " axes; it takes three");
    }
    if (walk.weights().size() != (config.flagOrTrue("use_bias") ? 3 : 2)) {
      throw config.broken("has " + walk.weights().size() + " weights in the file");
    }
    String mask = call.inputs().getFirst().mask();
    if (mask == null) {
      return walkAll(call, walk, input);
    }
    if (!walk.states().isEmpty()) {
      throw config.refuse("begins with states and has a mask, which is not supported");
    }
    return MaskedRecurrences.walk(call, walk, mask);
  }

  private static Walked walkAll(LayerCall call, Walk walk, Value input) {
    OnnxGraph graph = call.graph();
    LayerConfig config = walk.config();
    List<Weight> weights = walk.weights();
    int[] gates = gates(config);
    List<String> inputs = new ArrayList<>();
    inputs.add(graph.transpose(input.name(), 1, 0, 2));
    inputs.add(gated(graph, config, weights.get(0), gates));
    inputs.add(gated(graph, config, weights.get(1), gates));
    inputs.add(weights.size() > 2 ? bias(graph, config, weights.get(2), gates) : "");
    inputs.add("");
    for (String state : walk.states()) {
      inputs.add(graph.node("Unsqueeze", List.of(state, graph.integers(0))));
    }
    List<Protobuf> attributes = new ArrayList<>(functions(config, call.model().kerasMajor()));
    attributes.add(Attribute.integer("hidden_size", weights.get(1).size(0)));
    attributes.add(Attribute.text("direction", walk.way().word()));
    if (config.className().equals("GRU")) {
      attributes.add(Attribute.integer("linear_before_reset", resetsAfter(config) ? 1 : 0));
    }
    String op = config.className().equals("SimpleRNN") ? "RNN" : config.className();
    List<String> outputs = graph.nodes(op, inputs, 1 + countOfStates(config), attributes);
    String steps = graph.node("Squeeze", List.of(outputs.get(0), graph.integers(1)));
    List<String> states = new ArrayList<>();
    for (String state : outputs.subList(1, outputs.size())) {
      states.add(graph.node("Squeeze", List.of(state, graph.integers(0))));
    }
    return new Walked(graph.transpose(steps, 1, 0, 2), states.getFirst(), states);
  }

  /// Whether a `GRU` multiplies by its kernel before it resets.
  static boolean resetsAfter(LayerConfig config) {
    return config.has("reset_after") && config.flagOrFalse("reset_after");
  }

  /// Refuses what a layer along steps may do besides.
  static void requirePlain(LayerConfig config) {
    if (config.flagOrFalse("stateful")) {
      throw config.refuse(
          "is stateful, so that its output depends on what it was given before; made with"
              + " stateful=False, it takes the same weights");
    }
    if (config.flagOrFalse("time_major")) {
      throw config.refuse("has time_major, which is not supported");
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
