package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.FoundUses;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The classes, functions and methods that an archive of TorchScript defines, and what its texts
/// name of such before all are read.
final class TorchScriptNames {
  private static final int MOST = 200_000;
  private static final String CLASSES = "__torch__.torch.classes";

  private final FoundUses found;
  private final Set<String> defined = new HashSet<>();
  private final Set<String> methods = new HashSet<>();
  private final Map<String, String> chains = new LinkedHashMap<>();
  private final Map<String, String> calls = new LinkedHashMap<>();

  TorchScriptNames(FoundUses found) {
    this.found = found;
  }

  /// A class or function, such as `__torch__.net.Net`. Those in the place of torch's own classes
  /// are none: the name could be one thing here and another to torch.
  void define(String name) {
    String key = key(name);
    boolean isTorchs = (CLASSES + ".").startsWith(key + ".") || key.startsWith(CLASSES + ".");
    if (!isTorchs && defined.size() < MOST) {
      defined.add(key);
    }
  }

  /// The name of a method or attribute of the archive.
  void own(String name) {
    if (TorchOperators.ofMethod(name) != Effect.HARMLESS) {
      methods.add(name);
    }
  }

  /// A name behind a dot.
  void method(String name, String place) {
    if (TorchOperators.ofMethod(name) != Effect.HARMLESS) {
      calls.putIfAbsent(name, place);
    }
  }

  /// What code names in the archive or of torch's classes in C++.
  ///
  /// @param chain that begins with `__torch__`
  void chain(List<String> chain, String place) {
    String name = String.join(".", chain);
    if (name.startsWith(CLASSES + ".")) {
      String inCpp = String.join(".", chain.subList(0, Math.min(5, chain.size())));
      found.add(inCpp, TorchOperators.ofClass(inCpp), place);
    } else if (chains.size() < MOST) {
      chains.putIfAbsent(name, place);
    } else {
      found.add("more than " + MOST + " names of classes", Effect.UNKNOWN, place);
    }
  }

  /// What a class or function does that a pickle of the archive names, once all code is read.
  Effect ofPickled(Global global) {
    String name = global.toString();
    if (name.startsWith(CLASSES + ".")) {
      return TorchOperators.ofClass(name);
    }
    return defined.contains(key(name)) ? Effect.HARMLESS : PickleNames.of(global);
  }

  /// Tells what was named and nowhere defined.
  void finish() {
    chains.forEach((name, place) -> {
      if (!isPartDefined(name)) {
        found.add(name, Effect.UNKNOWN, place);
      }
    });
    calls.forEach((name, place) -> {
      // Nothing can stand for a view of foreign memory; the others are of values that no network
      // has, but for those that it gets from the network.
      if (TorchOperators.ofMethod(name) == Effect.MEMORY || !methods.contains(name)) {
        found.add(name, TorchOperators.ofMethod(name), place);
      }
    });
  }

  private boolean isPartDefined(String chain) {
    for (int dot = chain.length(); dot > 0; dot = chain.lastIndexOf('.', dot - 1)) {
      if (defined.contains(key(chain.substring(0, dot)))) {
        return true;
      }
    }
    return false;
  }

  /// Torch finds the file of a module in whatever case, and in it the class by its very name.
  private static String key(String name) {
    int last = name.lastIndexOf('.') + 1;
    return name.substring(0, last).toLowerCase(Locale.ROOT) + name.substring(last);
  }
}
