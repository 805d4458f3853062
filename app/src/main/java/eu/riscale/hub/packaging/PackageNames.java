package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.decode.FileSources;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Hands out names of files in a package: each once, also for systems that take capital and small
/// letters for the same, and each such that Windows can write it.
final class PackageNames {
  /// The only name that all software finds the description by.
  static final String RDF = "rdf.yaml";

  private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul");

  private final Set<String> taken = new HashSet<>(Set.of(RDF));

  /// The last number that was tried for a name.
  private final Map<String, Integer> numbers = new HashMap<>();

  /// A name like `wished`, with `_2`, `_3` and so on before its ending where that is taken.
  String take(String wished) {
    String name = portable(wished);
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    String free = name;
    while (!taken.add(folded(free))) {
      free = stem + "_" + numbers.merge(folded(name), 2, (last, two) -> last + 1) + ending;
    }
    return free;
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String portable(String wished) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < wished.length(); i++) {
      char c = wished.charAt(i);
      boolean bad = c < ' ' || c == 0x7F || "<>:\"/\\|?*".indexOf(c) >= 0;
      name.append(bad ? '_' : c);
    }
    while (!name.isEmpty() && " .".indexOf(name.charAt(name.length() - 1)) >= 0) {
      name.setLength(name.length() - 1);
    }
    if (name.isEmpty()) {
      name.append("file");
    }
    int dot = name.indexOf(".");
    String stem = (dot < 0 ? name.toString() : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    if (DEVICES.contains(stem) || stem.matches("(com|lpt)[1-9]")) {
      name.insert(stem.length(), '_');
    }
    return withoutDescriptionsName(name.toString());
  }

  /// Software would take `x.rdf.yaml` for a description.
  private static String withoutDescriptionsName(String name) {
    int last = name.lastIndexOf('.');
    return FileSources.isDescriptionName(name)
        ? name.substring(0, last).replace('.', '_') + "_" + name.substring(last)
        : name;
  }
}
