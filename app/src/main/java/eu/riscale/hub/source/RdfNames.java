package eu.riscale.hub.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The names that a description may have in a folder or package (specification, packages).
final class RdfNames {
  private static final List<String> EXACT = List.of("rdf.yaml", "bioimageio.yaml", "model.yaml");
  private static final List<String> ENDINGS =
      List.of(".rdf.yaml", ".bioimageio.yaml", ".model.yaml");

  private RdfNames() {}

  /// The description among the names of one folder: the exact names first, then the endings, the
  /// alphabetically first of several.
  static Optional<String> find(Collection<String> names) {
    for (String exact : EXACT) {
      if (names.contains(exact)) {
        return Optional.of(exact);
      }
    }
    return names.stream()
        .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
        .min(String::compareTo);
  }

  /// The folder that holds the description, with its slash; empty for the top. What others packed
  /// may lie in a folder of its own, beside what systems leave behind; a description two folders
  /// down belongs to something else.
  ///
  /// @param paths all files, with `/` between the parts of their paths
  /// @return empty where no folder, or more than one, could be meant
  static Optional<String> folder(Collection<String> paths) {
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
    if (find(byFolder.getOrDefault("", List.of())).isPresent()) {
      return Optional.of("");
    }
    List<String> candidates =
        byFolder.entrySet().stream()
            .filter(folder -> find(folder.getValue()).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }
}
