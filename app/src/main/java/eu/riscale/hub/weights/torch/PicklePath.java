package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.EffectList;
import eu.riscale.hub.weights.PythonNames;
import java.util.Map;
import java.util.Set;

/// Where the name of a class or function leads to, whatever module it is looked up in.
///
/// Since protocol 4 a name may have several parts, each an attribute of what is before it. Python
/// writes such names for classes within classes alone, but follows any: `os.system` in
/// `torch.serialization` is `os.system`, since that module imports `os`.
final class PicklePath {
  private static final EffectList MODULES = EffectList.of(PicklePath.class, "modules.txt");

  /// Attributes that lead from a function, a frame or a generator to what surrounds it.
  private static final Set<String> INSIDES =
      Set.of(
          "func_globals",
          "func_code",
          "f_globals",
          "f_builtins",
          "f_locals",
          "f_back",
          "f_code",
          "gi_frame",
          "gi_code",
          "cr_frame",
          "ag_frame",
          "tb_frame",
          "im_func",
          "im_self");

  /// What a function or class of an author may be called as well.
  private static final Set<String> EVERYDAY = Set.of("http", "mp", "requests", "signal");

  /// Functions that make objects of the oldest protocols.
  private static final Set<String> MAKERS = Set.of("__newobj__", "__newobj_ex__");

  /// Under what names modules import each other, beside `_os`, which they do not offer as their
  /// own.
  private static final Map<String, String> ALIASES =
      Map.of(
          "bltns", "builtins",
          "mp", "multiprocessing",
          "np", "numpy",
          "python_multiprocessing", "multiprocessing");

  private PicklePath() {}

  /// Unknown where it leads nowhere beyond its own module, as far as its parts tell.
  static Effect of(String name) {
    Effect effect = Effect.UNKNOWN;
    String left = name;
    while (!left.isEmpty()) {
      int dot = left.indexOf('.');
      Effect reached = dot < 0 ? last(left) : through(left.substring(0, dot), left);
      // A later part may say more exactly what is reached than that something is.
      if (reached.isUnsafe() && (effect == Effect.UNKNOWN || reached != Effect.PYTHON)) {
        effect = reached;
      }
      left = dot < 0 ? "" : left.substring(dot + 1);
    }
    return effect;
  }

  /// @param left of the name, from this part on
  private static Effect through(String part, String left) {
    if (isInside(part)) {
      return Effect.PYTHON;
    }
    String module = module(part);
    Effect known = PythonNames.of(module + left.substring(part.length()));
    boolean isModule = MODULES.of(module) != Effect.UNKNOWN;
    return known == Effect.UNKNOWN && isModule ? Effect.PYTHON : known;
  }

  /// A module itself, whose functions what comes after the name can reach or replace.
  private static Effect last(String part) {
    if (isInside(part)) {
      return Effect.PYTHON;
    }
    return EVERYDAY.contains(part) ? Effect.UNKNOWN : PythonNames.of(module(part) + ".");
  }

  private static boolean isInside(String part) {
    boolean isPythons = part.length() > 4 && part.startsWith("__") && part.endsWith("__");
    return INSIDES.contains(part) || (isPythons && !MAKERS.contains(part));
  }

  private static String module(String part) {
    String open = part.replaceFirst("^_+", "");
    return ALIASES.getOrDefault(open, open);
  }
}
