package eu.riscale.hub.weights;

/// What the classes and functions of Python and its libraries do, by their exact names. Of modules
/// as a whole, `os.*`, the list only says which kind of harm they do.
public final class PythonNames {
  private static final EffectList EFFECTS = EffectList.of(PythonNames.class, "python.txt");

  private PythonNames() {}

  /// By the list alone.
  ///
  /// @param name with its module, such as `torch._utils._rebuild_tensor_v2`
  public static Effect of(String name) {
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
