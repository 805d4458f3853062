package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.PythonNames;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;

/// What the classes and functions do that a pickle may import.
final class PickleNames {
  private PickleNames() {}

  /// What is on no list is judged by what its name leads through.
  static Effect of(Global global) {
    Effect effect = PythonNames.of(global.toString());
    return effect == Effect.UNKNOWN ? PicklePath.of(global.name()) : effect;
  }
}
