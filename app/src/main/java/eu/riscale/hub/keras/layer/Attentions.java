package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Weight;
import java.util.List;
import tools.jackson.databind.node.BooleanNode;

/// Layers that weigh the steps of one tensor by how well they fit those of another.
final class Attentions {
  private Attentions() {}

  /// The three tensors of an attention: the keys are the values where they are not given.
  private record Roles(String query, String value, String key) {
    static Roles of(LayerCall call) {
      List<Value> inputs = call.inputs();
      if (inputs.size() < 2 || inputs.size() > 3) {
        throw call.config().broken("is called with " + inputs.size() + " tensors");
      }
      for (Value input : inputs) {
        if (input.rank() != 3) {
          throw call.config()
              .refuse("is given a tensor of " + input.rank() + " axes, which is not supported");
        }
      }
      OnnxGraph graph = call.graph();
      return new Roles(
          inputs.get(0).plain(graph).name(),
          inputs.get(1).plain(graph).name(),
          inputs.getLast().plain(graph).name());
    }
  }

  /// By the products of queries and keys, or by a sum of both.
  static Value attention(LayerCall call) {
    OnnxGraph graph = call.graph();
    LayerConfig config = call.config();
    Roles roles = roles(call);
    boolean scaled = config.flagOrFalse("use_scale");
    String mode = config.text("score_mode", "dot");
    String scores =
        switch (mode) {
          case "dot" -> graph.node("MatMul", List.of(roles.query(), turned(graph, roles.key())));
          case "concat" -> {
            Weight last = call.anyWeight(scaled ? 1 : 0);
            String sum = sums(graph, roles);
            String wide = scaled ? times(graph, sum, call.anyWeight(0)) : sum;
            String flat = reduced(graph, graph.node("Tanh", wide));
            yield times(graph, flat, last);
          }
          default -> throw config.refuse("has the score_mode " + mode + ", which is not supported");
        };
    if (scaled && mode.equals("dot")) {
      scores = times(graph, scores, call.anyWeight(0));
    }
    return weighed(call, scores, roles.value());
  }

  /// By the sum of a hyperbolic tangent of queries and keys together.
  static Value additive(LayerCall call) {
    OnnxGraph graph = call.graph();
    Roles roles = roles(call);
    String wide = graph.node("Tanh", sums(graph, roles));
    if (call.config().flagOrTrue("use_scale")) {
      wide = times(graph, wide, call.weight(0, 1));
    }
    return weighed(call, reduced(graph, wide), roles.value());
  }

  private static Roles roles(LayerCall call) {
    if (call.config().flagOrFalse("causal")) {
      throw call.config().refuse("is causal, which is not supported");
    }
    return Roles.of(call);
  }

  /// Each query plus each key.
  private static String sums(OnnxGraph graph, Roles roles) {
    String rows = graph.node("Unsqueeze", List.of(roles.query(), graph.integers(2)));
    String columns = graph.node("Unsqueeze", List.of(roles.key(), graph.integers(1)));
    return graph.node("Add", List.of(rows, columns));
  }

  private static String reduced(OnnxGraph graph, String tensor) {
    return graph.node(
        "ReduceSum", List.of(tensor, graph.integers(-1)), Attribute.integer("keepdims", 0));
  }

  private static String times(OnnxGraph graph, String tensor, Weight factor) {
    return graph.node("Mul", List.of(tensor, graph.constant(factor)));
  }

  private static String turned(OnnxGraph graph, String tensor) {
    return graph.transpose(tensor, 0, 2, 1);
  }

  /// Values that do not count weigh next to nothing; queries that do not count give zeros.
  private static Value weighed(LayerCall call, String scores, String value) {
    OnnxGraph graph = call.graph();
    String weighty = scores;
    String valueMask = call.inputs().get(1).mask();
    if (valueMask != null) {
      String counts = graph.node("Unsqueeze", List.of(valueMask, graph.integers(1)));
      String far = graph.node("Sub", List.of(scores, graph.scalar(1e9)));
      weighty = graph.node("Where", List.of(graph.flags(counts), scores, far));
    }
    String weights = graph.node("Softmax", weighty, Attribute.integer("axis", -1));
    String output = graph.node("MatMul", List.of(weights, value));
    String queryMask = call.inputs().getFirst().mask();
    if (queryMask != null) {
      String counts = graph.node("Unsqueeze", List.of(queryMask, graph.integers(2)));
      output = graph.node("Where", List.of(graph.flags(counts), output, graph.scalar(0)));
    }
    return Value.plain(output, 3);
  }

  /// Several attentions side by side, each on its own projection of the channels.
  static Value multiHead(LayerCall call) {
    OnnxGraph graph = call.graph();
    LayerConfig config = call.config();
    if (config.has("attention_axes") && !isSteps(config.integers("attention_axes"))) {
      throw config.refuse("attends along other axes than the steps, which is not supported");
    }
    for (String option : List.of("sliding_window", "use_gate")) {
      if (config.has(option) && !config.node(option).equals(BooleanNode.FALSE)) {
        throw config.refuse("has " + option + ", which is not supported");
      }
    }
    Roles roles = Roles.of(call);
    int each = config.flagOrTrue("use_bias") ? 2 : 1;
    String query = projected(call, roles.query(), 0, each);
    String key = projected(call, roles.key(), each, each);
    String value = projected(call, roles.value(), 2 * each, each);
    double scale = 1 / Math.sqrt(call.weight(0, 3).size(2));
    String scaled = graph.node("Mul", List.of(query, graph.scalar(scale)));
    String scores = einsum(graph, "bthk,bshk->bhts", scaled, key);
    String weights = graph.node("Softmax", scores, Attribute.integer("axis", -1));
    String heads = einsum(graph, "bhts,bshv->bthv", weights, value);
    String kernel = graph.constant(call.weight(3 * each, 3));
    String output = einsum(graph, "bthv,hvo->bto", heads, kernel);
    if (each == 2) {
      String bias = graph.constant(call.weight(3 * each + 1, 1));
      output = graph.node("Add", List.of(output, bias));
    }
    return Value.plain(output, 3);
  }

  private static boolean isSteps(int... axes) {
    return axes.length == 1 && (axes[0] == 1 || axes[0] == -2);
  }

  private static String projected(LayerCall call, String tensor, int index, int each) {
    OnnxGraph graph = call.graph();
    String kernel = graph.constant(call.weight(index, 3));
    String heads = einsum(graph, "btd,dhk->bthk", tensor, kernel);
    return each == 1
        ? heads
        : graph.node("Add", List.of(heads, graph.constant(call.weight(index + 1, 2))));
  }

  private static String einsum(OnnxGraph graph, String equation, String first, String second) {
    return graph.node("Einsum", List.of(first, second), Attribute.text("equation", equation));
  }
}
