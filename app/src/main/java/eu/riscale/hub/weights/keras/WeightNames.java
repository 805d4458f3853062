package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds a layer's weights by their names, as in `encoder/conv/kernel:0`. How many of the nested
/// models around a layer are in the name depends on when the layer was made, so the longest match
/// counts.
final class WeightNames {
  private WeightNames() {}

  /// Those of `all` that are the layer's, in their order.
  ///
  /// @param path names of the nested models around the layer, and its own
  static List<String> of(List<String> all, List<String> path) {
    Set<String> folders = new LinkedHashSet<>();
    for (String name : all) {
      folders.add(folder(name));
    }
    List<String> found = new ArrayList<>();
    String folder = nearest(folders, path);
    for (String name : all) {
      if (folder(name).equals(folder)) {
        found.add(name);
      }
    }
    return found;
  }

  private static @Nullable String nearest(Set<String> folders, List<String> path) {
    for (int from = 0; from < path.size(); from++) {
      String wanted = String.join("/", path.subList(from, path.size()));
      String nearest = null;
      for (String folder : folders) {
        boolean matches = folder.equals(wanted) || folder.endsWith("/" + wanted);
        if (matches && (nearest == null || folder.length() < nearest.length())) {
          nearest = folder;
        }
      }
      if (nearest != null) {
        return nearest;
      }
    }
    return null;
  }

  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
