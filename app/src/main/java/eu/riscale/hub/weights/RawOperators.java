package eu.riscale.hub.weights;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The functions of TensorFlow that each call one operator of its graphs: `tf.raw_ops.WriteFile`,
/// which is `write_file` in the module that TensorFlow generates.
public final class RawOperators {
  private static final Pattern FUNCTION =
      Pattern.compile("tf\\.(?:.*\\.)?(?:raw_ops|gen_\\w+)\\.(\\w+)");

  private RawOperators() {}

  /// What the operator does; unknown where the name is of no such function.
  ///
  /// @param name from `tf.` on
  public static Effect of(String name) {
    Matcher function = FUNCTION.matcher(name);
    return function.matches() ? Lazy.EFFECTS.of(bare(function.group(1))) : Effect.UNKNOWN;
  }

  private static String bare(String operator) {
    return operator.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /// The list is read only where such a function is named.
  private static final class Lazy {
    private static final EffectList EFFECTS =
        EffectList.of(RawOperators.class, "tensorflow/operators.txt", RawOperators::bare);
  }
}
