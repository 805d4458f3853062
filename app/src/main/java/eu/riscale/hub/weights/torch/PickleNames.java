package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.EffectList;

/// What the classes and functions do that a pickle may import, by their exact names. Of modules as
/// a whole, `os.*`, the list only says which kind of harm they do.
final class PickleNames {
  private static final EffectList EFFECTS = EffectList.of(PickleNames.class, "globals.txt");

  private PickleNames() {}

  /// @param name with its module, such as `torch._utils._rebuild_tensor_v2`
  static Effect of(String name) {
    Effect effect = EFFECTS.of(name);
    for (int dot = name.lastIndexOf('.');
        effect == Effect.UNKNOWN && dot > 0;
        dot = name.lastIndexOf('.', dot - 1)) {
      effect = EFFECTS.of(name.substring(0, dot) + ".*");
    }
    return effect;
  }
}
