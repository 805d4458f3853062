package eu.riscale.hub.weights.keras;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.EffectList;
import eu.riscale.hub.weights.PythonNames;
import eu.riscale.hub.weights.RawOperators;
import java.util.regex.Pattern;

/// What the classes and functions do that a Keras configuration names, each of which has many
/// names: `keras.utils.get_file` is also `keras.src.utils.file_utils.get_file` and
/// `tensorflow.keras.utils.get_file`.
final class KerasNames {
  private static final EffectList NAMES = EffectList.of(KerasNames.class, "operators.txt");

  /// Keras, as a part of TensorFlow, under the names of its other releases, and within itself.
  private static final Pattern KERAS =
      Pattern.compile(
          "^(?:(?:tensorflow|tf)(?:\\.[^.]+)*?\\.keras|tf_keras|keras_core|keras)"
              + "(?:\\.(?:src|api|_[^.]*|v[12])(?=\\.|$)(?:\\.keras(?=\\.|$))?)*(?=\\.|$)");

  private static final Pattern TENSORFLOW =
      Pattern.compile("^(?:tensorflow|tf)(?:\\.compat|\\._api|\\.python|\\.v[12])*(?=\\.|$)");

  private KerasNames() {}

  /// A class or function of Keras's own, by its name alone.
  static Effect of(String name) {
    return NAMES.of(name);
  }

  /// By the whole name, and then by the module or a package around it. What is called like
  /// something of Keras is that in Keras's own modules alone.
  ///
  /// @param module empty where the file names none
  static Effect of(String module, String name) {
    int dot = name.lastIndexOf('.');
    if (module.isEmpty() && dot > 0) {
      return of(name.substring(0, dot), name.substring(dot + 1));
    }
    String usual = usual(module);
    if (usual.isEmpty() || (usual.equals("keras") && NAMES.of(name) != Effect.UNKNOWN)) {
      return NAMES.of(name);
    }
    String whole = usual + "." + name;
    if (NAMES.of(whole) != Effect.UNKNOWN) {
      return NAMES.of(whole);
    }
    if (!isOwn(usual)) {
      return foreign(whole);
    }
    Effect anywhere = NAMES.of("*." + whole.substring(whole.lastIndexOf('.') + 1));
    if (anywhere != Effect.UNKNOWN) {
      return anywhere;
    }
    Effect raw = RawOperators.of(whole);
    if (raw.isUnsafe()) {
      return raw;
    }
    Effect around = around(whole, usual.equals("tf") ? Effect.HARMLESS : NAMES.of(name));
    return around == Effect.UNKNOWN ? reached(whole) : around;
  }

  /// The same module under the name that the list has.
  static String usual(String module) {
    return TENSORFLOW.matcher(KERAS.matcher(module).replaceFirst("keras")).replaceFirst("tf");
  }

  private static boolean isOwn(String usual) {
    return usual.equals("keras")
        || usual.startsWith("keras.")
        || usual.equals("tf")
        || usual.startsWith("tf.");
  }

  /// @param inHarmless what it does where the module is one of Keras's layers and the like
  private static Effect around(String whole, Effect inHarmless) {
    for (int end = whole.lastIndexOf('.'); end > 0; end = whole.lastIndexOf('.', end - 1)) {
      Effect found = NAMES.of(whole.substring(0, end) + ".*");
      if (found != Effect.UNKNOWN) {
        return found == Effect.HARMLESS ? inHarmless : found;
      }
    }
    return Effect.UNKNOWN;
  }

  /// What is neither Keras's nor TensorFlow's is never harmless, but its harm may be known.
  private static Effect foreign(String whole) {
    Effect effect = NAMES.of(whole).isUnsafe() ? NAMES.of(whole) : around(whole, Effect.UNKNOWN);
    Effect found = effect == Effect.UNKNOWN ? PythonNames.of(whole) : effect;
    return found == Effect.HARMLESS ? Effect.UNKNOWN : found;
  }

  /// Modules of Keras import others, such as `os`.
  private static Effect reached(String whole) {
    for (int dot = whole.indexOf('.'); dot > 0; dot = whole.indexOf('.', dot + 1)) {
      String rest = whole.substring(dot + 1);
      Effect found = foreign(rest);
      if (found.isUnsafe()) {
        return found;
      }
    }
    return Effect.UNKNOWN;
  }
}
