package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds a layer's weights by their names, as in `encoder/conv/kernel:0`. How many of the nested
/// models around a layer are in the name depends on when the layer was made, so the longest match
/// counts.
final class WeightNames {
  /// The names of the arrays in each folder, in their order.
  private final Map<String, List<String>> inFolder = new LinkedHashMap<>();

  /// The folders whose path ends with a name, in their order.
  private final Map<String, List<String>> foldersOf = new HashMap<>();

  WeightNames(List<String> all) {
    for (String name : all) {
      String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
      inFolder
          .computeIfAbsent(
              folder,
              added -> {
                foldersOf.computeIfAbsent(last(added), end -> new ArrayList<>()).add(added);
                return new ArrayList<>();
              })
          .add(name);
    }
  }

  /// Those that are the layer's, in their order.
  ///
  /// @param path names of the nested models around the layer, and its own
  List<String> of(List<String> path) {
    for (int from = 0; from < path.size(); from++) {
      String nearest = nearest(String.join("/", path.subList(from, path.size())));
      if (nearest != null) {
        return inFolder.getOrDefault(nearest, List.of());
      }
    }
    return path.isEmpty() ? List.of() : below(path.getLast());
  }

  /// The names in all folders below the first one of a name: layers such as recurrent ones have
  /// their weights in parts.
  private List<String> below(String layer) {
    List<String> found = new ArrayList<>();
    String place = "";
    for (Map.Entry<String, List<String>> folder : inFolder.entrySet()) {
      String path = "/" + folder.getKey() + "/";
      int start = path.indexOf("/" + layer + "/");
      if (start < 0) {
        continue;
      }
      String own = path.substring(0, start);
      if (found.isEmpty() || own.equals(place)) {
        place = own;
        found.addAll(folder.getValue());
      }
    }
    return found;
  }

  private @Nullable String nearest(String wanted) {
    String nearest = null;
    for (String folder : foldersOf.getOrDefault(last(wanted), List.of())) {
      boolean matches = folder.equals(wanted) || folder.endsWith("/" + wanted);
      if (matches && (nearest == null || folder.length() < nearest.length())) {
        nearest = folder;
      }
    }
    return nearest;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
