package eu.riscale.hub.source;

import eu.riscale.hub.spec.value.DescriptionName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which folder of a source is that of the description (specification, packages).
final class RdfFolder {
  private RdfFolder() {}

  /// The folder that holds the description, with its slash; empty for the top. What others packed
  /// may lie in a folder of its own, beside what systems leave behind; a description two folders
  /// down belongs to something else.
  ///
  /// @param paths all files, with `/` between the parts of their paths
  /// @return empty where no folder, or more than one, could be meant
  static Optional<String> of(Collection<String> paths) {
    Map<String, List<String>> byFolder = new TreeMap<>();
    for (String path : paths) {
      int slash = path.lastIndexOf('/') + 1;
      boolean ofSystem = path.startsWith("__MACOSX/") || path.startsWith("._", slash);
      if (path.indexOf('/') >= slash - 1 && !ofSystem) {
        byFolder
            .computeIfAbsent(path.substring(0, slash), folder -> new ArrayList<>())
            .add(path.substring(slash));
      }
    }
    if (DescriptionName.first(byFolder.getOrDefault("", List.of())).isPresent()) {
      return Optional.of("");
    }
    List<String> candidates =
        byFolder.entrySet().stream()
            .filter(folder -> DescriptionName.first(folder.getValue()).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }
}
