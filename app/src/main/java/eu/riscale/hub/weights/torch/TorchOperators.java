package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.EffectList;
import java.util.List;
import java.util.Set;

/// What the operators that libtorch registers do, by the names that code has for them.
final class TorchOperators {
  private static final EffectList EFFECTS = EffectList.of(TorchOperators.class, "operators.txt");

  /// Operators beyond tensors that code can also call on a value, `x.to_here()`; all others that
  /// are not harmless take no argument `self`.
  private static final Set<String> METHODS =
      Set.of(
          "_nested_view_from_buffer",
          "_nested_view_from_buffer_copy",
          "_reshape_alias",
          "_reshape_alias_copy",
          "confirmed_by_owner",
          "is_owner",
          "local_value",
          "owner",
          "owner_name",
          "to_here");

  private TorchOperators() {}

  /// @param operation as the code names it
  record Called(String operation, Effect effect) {}

  /// @param chain such as `torch`, `save`; or `ops`, `aten`, `save`
  static Called ofChain(List<String> chain) {
    boolean isTorch = chain.getFirst().equals("torch");
    int at = isTorch ? 1 : 2;
    String namespace = isTorch || chain.size() < at ? "aten" : chain.get(1);
    // Whatever it is asked of, `autograd` is `torch` once more.
    while (at < chain.size() && chain.get(at).equals("autograd")) {
      namespace = "aten";
      at++;
    }
    return at < chain.size()
        ? new Called(joined(chain, at + 1), EFFECTS.of(namespace + "::" + chain.get(at)))
        : new Called(joined(chain, chain.size()) + " as a value", Effect.UNKNOWN);
  }

  /// A word of the language or a name of the text's own.
  static Effect ofWord(String word) {
    return word.equals("print") ? EFFECTS.of(word) : Effect.HARMLESS;
  }

  static Effect ofMethod(String name) {
    return METHODS.contains(name) ? EFFECTS.of("aten::" + name) : Effect.HARMLESS;
  }

  /// @param name such as `__torch__.torch.classes.quantized.LinearPackedParamsBase`
  static Effect ofClass(String name) {
    return EFFECTS.of(name);
  }

  private static String joined(List<String> chain, int count) {
    return String.join(".", chain.subList(0, count));
  }
}
