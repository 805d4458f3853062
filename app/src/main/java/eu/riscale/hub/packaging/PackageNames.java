package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.value.PortableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Hands out names of files in a package: each portable, and each once on every system.
final class PackageNames {
  /// The only name that all software finds the description by.
  static final String RDF = DescriptionName.PACKAGED;

  private final Set<String> taken = new HashSet<>(Set.of(RDF));

  /// The last number that was tried for a name.
  private final Map<String, Integer> numbers = new HashMap<>();

  /// A name like `wanted`, with `_2`, `_3` and so on before its ending where that is taken.
  String take(String wanted) {
    String name = withoutDescriptionsName(PortableName.near(wanted).text());
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    String free = name;
    while (!taken.add(identity(free))) {
      free = stem + "_" + numbers.merge(identity(name), 2, (last, two) -> last + 1) + ending;
    }
    return free;
  }

  /// The path itself, each part of it portable: Python finds code by the names of its folders. No
  /// file gets the name of one of these folders.
  String takePath(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return take(path);
    }
    StringBuilder folder = new StringBuilder();
    for (String part : path.substring(0, slash).split("/", -1)) {
      folder.append(PortableName.near(part).text());
      taken.add(identity(folder.toString()));
      folder.append('/');
    }
    String file = PortableName.near(path.substring(slash + 1)).text();
    String kept = folder + file;
    return taken.add(identity(kept)) ? kept : take(file);
  }

  private static String identity(String name) {
    return new PortableName(name).identity();
  }

  /// Software would take `x.rdf.yaml` for a description.
  private static String withoutDescriptionsName(String name) {
    int last = name.lastIndexOf('.');
    return DescriptionName.is(name)
        ? name.substring(0, last).replace('.', '_') + "_" + name.substring(last)
        : name;
  }
}
