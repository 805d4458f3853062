package eu.riscale.hub.keras.layer;

import eu.riscale.hub.keras.layer.Recurrences.Walk;
import eu.riscale.hub.keras.layer.Recurrences.Walked;
import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.Loops;
import eu.riscale.hub.onnx.Loops.Way;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Layers along steps of which some do not count: there all stays as it was. The kernels of all
/// steps are applied at once; a walk along them applies those of the state.
final class MaskedRecurrences {
  private MaskedRecurrences() {}

  /// @param mask as a [Value] has it
  static Walked walk(LayerCall call, Walk walk, String mask) {
    OnnxGraph graph = call.graph();
    LayerConfig config = walk.config();
    Weight recurrent = walk.weights().get(1);
    int size = recurrent.size(0);
    int gates = gates(config);
    if (recurrent.rank() != 2 || recurrent.size(1) != gates * size) {
      throw config.broken("has weights of another shape in the file");
    }
    String steps = graph.transpose(Recurrences.steps(call).name(), 1, 0, 2);
    String batch = graph.part(graph.node("Shape", steps), 1, 2);
    String zero = graph.node("ConstantOfShape", graph.joined(List.of(batch, graph.integers(size))));
    String product =
        graph.node("MatMul", List.of(steps, graph.constant(walk.weights().getFirst())));
    List<String> biases = biases(graph, walk, gates * size);
    String inputs =
        biases.isEmpty() ? product : graph.node("Add", List.of(product, biases.getFirst()));
    String counts =
        graph.node("Unsqueeze", List.of(graph.transpose(mask, 1, 0), graph.integers(2)));
    List<String> before = new ArrayList<>(List.of(zero, zero));
    if (config.className().equals("LSTM")) {
      before.add(zero);
    }
    Cell cell = new Cell(call, config, size, graph.constant(recurrent), biases);
    List<String> walked =
        Loops.walk(
            graph,
            before,
            List.of(inputs, counts),
            walk.way(),
            (states, here) -> {
              List<String> fresh = cell.step(states.subList(1, states.size()), here.getFirst());
              String flags = graph.flags(here.getLast());
              List<String> after = new ArrayList<>();
              String rest = walk.zeros() ? graph.scalar(0) : states.getFirst();
              after.add(graph.node("Where", List.of(flags, fresh.getFirst(), rest)));
              for (int i = 0; i < fresh.size(); i++) {
                after.add(graph.node("Where", List.of(flags, fresh.get(i), states.get(i + 1))));
              }
              return after;
            });
    String outputs = walked.getLast();
    String inTime = walk.way() == Way.REVERSE ? graph.reversed(outputs, 0) : outputs;
    return new Walked(
        graph.transpose(inTime, 1, 0, 2), walked.getFirst(), walked.subList(1, walked.size() - 1));
  }

  private static int gates(LayerConfig config) {
    return switch (config.className()) {
      case "LSTM" -> 4;
      case "GRU" -> 3;
      default -> 1;
    };
  }

  /// That of the inputs, then that of the state, where the layer has one.
  private static List<String> biases(OnnxGraph graph, Walk walk, int length) {
    if (walk.weights().size() < 3) {
      return List.of();
    }
    Weight bias = walk.weights().get(2);
    String all = graph.constant(bias);
    if (bias.rank() == 1 && bias.size(0) == length) {
      return List.of(all);
    }
    if (bias.rank() != 2 || bias.size(0) != 2 || bias.size(1) != length) {
      throw walk.config().broken("has biases of another shape in the file");
    }
    return List.of(row(graph, all, 0), row(graph, all, 1));
  }

  private static String row(OnnxGraph graph, String rows, long index) {
    String row = graph.node("Gather", List.of(rows, graph.integers(index)));
    return graph.node("Squeeze", List.of(row, graph.integers(0)));
  }

  /// What is computed at a step that counts.
  ///
  /// @param size of the state
  /// @param kernel of the state
  private record Cell(
      LayerCall call, LayerConfig config, int size, String kernel, List<String> biases) {

    /// The states after the step, the output first.
    ///
    /// @param input the product of the step and its kernel
    List<String> step(List<String> states, String input) {
      return switch (config.className()) {
        case "LSTM" -> longTerm(states.getFirst(), states.getLast(), input);
        case "GRU" -> List.of(gated(states.getFirst(), input));
        default -> List.of(function("activation", sum(input, applied(states.getFirst()))));
      };
    }

    private List<String> longTerm(String output, String state, String input) {
      List<String> parts = parts(sum(input, applied(output)), 4);
      String taken = function("recurrent_activation", parts.get(0));
      String kept = function("recurrent_activation", parts.get(1));
      String fresh = times(taken, function("activation", parts.get(2)));
      String after = sum(times(kept, state), fresh);
      String given = function("recurrent_activation", parts.get(3));
      return List.of(times(given, function("activation", after)), after);
    }

    private String gated(String state, String input) {
      OnnxGraph graph = call.graph();
      List<String> own = parts(input, 3);
      String kept;
      String fresh;
      if (Recurrences.resetsAfter(config)) {
        String applied = applied(state);
        List<String> inner = parts(biases.size() > 1 ? sum(applied, biases.getLast()) : applied, 3);
        kept = function("recurrent_activation", sum(own.get(0), inner.get(0)));
        String reset = function("recurrent_activation", sum(own.get(1), inner.get(1)));
        fresh = sum(own.get(2), times(reset, inner.get(2)));
      } else {
        List<String> kernels = parts(kernel, 3);
        String first = graph.node("MatMul", List.of(state, kernels.get(0)));
        String second = graph.node("MatMul", List.of(state, kernels.get(1)));
        kept = function("recurrent_activation", sum(own.get(0), first));
        String reset = times(function("recurrent_activation", sum(own.get(1), second)), state);
        fresh = sum(own.get(2), graph.node("MatMul", List.of(reset, kernels.get(2))));
      }
      String rest = graph.node("Sub", List.of(graph.scalar(1), kept));
      return sum(times(kept, state), times(rest, function("activation", fresh)));
    }

    private String applied(String state) {
      return call.graph().node("MatMul", List.of(state, kernel));
    }

    private List<String> parts(String tensor, int count) {
      long[] sizes = new long[count];
      Arrays.fill(sizes, size);
      return call.graph()
          .nodes(
              "Split",
              List.of(tensor, call.graph().integers(sizes)),
              count,
              Attribute.integer("axis", -1));
    }

    private String sum(String first, String second) {
      return call.graph().node("Add", List.of(first, second));
    }

    private String times(String first, String second) {
      return call.graph().node("Mul", List.of(first, second));
    }

    private String function(String key, String tensor) {
      return Activations.named(call, config, key, Value.plain(tensor, 2));
    }
  }
}
