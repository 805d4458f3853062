package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.EffectList;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;

/// What the classes and functions do that a pickle may import, by their exact names. Of modules as
/// a whole, `os.*`, the list only says which kind of harm they do.
final class PickleNames {
  private static final EffectList EFFECTS = EffectList.of(PickleNames.class, "globals.txt");

  private PickleNames() {}

  /// What is on no list is judged by what its name leads through.
  static Effect of(Global global) {
    Effect effect = of(global.toString());
    return effect == Effect.UNKNOWN ? PicklePath.of(global.name()) : effect;
  }

  /// By the list alone.
  ///
  /// @param name with its module, such as `torch._utils._rebuild_tensor_v2`
  static Effect of(String name) {
    Effect effect = EFFECTS.of(name);
    for (int dot = name.lastIndexOf('.');
        effect == Effect.UNKNOWN && dot > 0;
        dot = name.lastIndexOf('.', dot - 1)) {
      effect = around(name.substring(0, dot));
    }
    return effect;
  }

  /// What is in a module, or in a class or function that is not harmless itself.
  private static Effect around(String name) {
    Effect effect = EFFECTS.of(name + ".*");
    return effect == Effect.UNKNOWN && EFFECTS.of(name).isUnsafe() ? EFFECTS.of(name) : effect;
  }
}
