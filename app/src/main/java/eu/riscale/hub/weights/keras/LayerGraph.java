package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A model's configuration as a graph of calls of layers.
///
/// @param layers by name, in the order of the configuration
/// @param inputs names of the input layers
/// @param outputs the tensors that the model gives
public record LayerGraph(
    Map<String, Layer> layers, List<String> inputs, List<Argument.Tensor> outputs) {

  /// What stands at a place of the graph.
  public enum Kind {
    LAYER,
    /// A bare function of Keras 3, such as `keras.ops.add`.
    OPERATION
  }

  /// One layer.
  ///
  /// @param kind which the class name does not tell: both kinds may have the same one
  /// @param calls its places in the graph: a shared layer has several
  /// @param inner the graph, where the layer is a model itself
  public record Layer(
      LayerConfig config, LayerPath path, Kind kind, List<Call> calls, @Nullable LayerGraph inner) {
    /// The name that the configuration gives it.
    public String name() {
      return config.layer();
    }

    /// Whether it is a bare function of Keras 3, not a layer.
    public boolean isOperation() {
      return kind == Kind.OPERATION;
    }
  }

  /// One place of a layer in the graph.
  public record Call(List<Argument> positional, Map<String, Argument> named) {

    /// All tensors that the call needs.
    public List<Argument.Tensor> tensors() {
      List<Argument.Tensor> tensors = new ArrayList<>(Argument.tensors(positional));
      tensors.addAll(Argument.tensors(named.values()));
      return tensors;
    }

    /// The tensors that a layer is called with.
    ///
    /// @param kerasMajor 2 or 3: Keras 3 writes each mask that is passed on into the call
    /// @throws Refusal where it is called with something else that matters
    public List<Argument.Tensor> layerInputs(LayerConfig config, int kerasMajor) {
      for (Argument argument : positional) {
        if (argument instanceof Argument.Constant(JsonNode value) && !value.isNull()) {
          throw config.refuse("is called with a constant, which is not supported");
        }
      }
      List<Argument.Tensor> tensors = new ArrayList<>(Argument.tensors(positional));
      boolean isAttention = config.className().equals("MultiHeadAttention");
      for (String role : isAttention ? ATTENTION_ROLES : List.<String>of()) {
        if (named.get(role) instanceof Argument.Tensor tensor) {
          tensors.add(tensor);
        }
      }
      Argument states = named.get(STATES);
      if (states != null) {
        tensors.addAll(Argument.tensors(List.of(states)));
      }
      for (Map.Entry<String, Argument> argument : named.entrySet()) {
        String name = argument.getKey();
        boolean isRole = (isAttention && ATTENTION_ROLES.contains(name)) || name.equals(STATES);
        isRole |= name.equals(MASK) && kerasMajor >= 3;
        if (!isRole && !(argument.getValue() instanceof Argument.Constant)) {
          throw config.refuse("is called with a tensor as " + name + ", which is not supported");
        }
        if (ATTENTION_OPTIONS.contains(name)
            && argument.getValue() instanceof Argument.Constant(JsonNode value)
            && value.asBoolean(false)) {
          throw config.refuse("is called with " + name + ", which is not supported");
        }
      }
      return tensors;
    }

    /// What tells which steps of the call's tensors count, one for each of them; none where nothing
    /// is said.
    public List<Argument> masks() {
      return switch (named.get(MASK)) {
        case Argument.Tensor tensor -> List.of(tensor);
        case Argument.Many(List<Argument> items) -> items;
        case Argument.Constant constant -> List.of();
        case null -> List.of();
      };
    }

    private static final String MASK = "mask";
    private static final String STATES = "initial_state";
    private static final List<String> ATTENTION_ROLES = List.of("query", "value", "key");
    private static final List<String> ATTENTION_OPTIONS =
        List.of("return_attention_scores", "use_causal_mask");

    /// Whether the layer shall do here what it does in training, as dropout that stays on.
    public boolean training() {
      return named.get("training") instanceof Argument.Constant(JsonNode value)
          && value.asBoolean(false);
    }
  }
}
