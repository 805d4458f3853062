package eu.riscale.hub.source;

import eu.riscale.hub.spec.value.DescriptionName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which file of a source is the description (specification, packages).
///
/// @param folder in which it lies, with its slash; empty for the top
/// @param name without the folder
/// @param others further files of that folder that have names of descriptions
record RdfFolder(String folder, String name, List<String> others) {

  /// Finds the description. What others packed may lie in a folder of its own, beside what systems
  /// leave behind; a description two folders down belongs to something else.
  ///
  /// @param paths all files, with `/` between the parts of their paths
  /// @return empty where no folder, or more than one, could be meant
  static Optional<RdfFolder> of(Collection<String> paths) {
    List<RdfFolder> candidates = candidates(paths);
    boolean isAtTop = !candidates.isEmpty() && candidates.getFirst().folder().isEmpty();
    return isAtTop || candidates.size() == 1
        ? Optional.of(candidates.getFirst())
        : Optional.empty();
  }

  /// The descriptions at the top and one folder down, one of each folder; that at the top comes
  /// first.
  static List<RdfFolder> candidates(Collection<String> paths) {
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
    List<RdfFolder> candidates = new ArrayList<>();
    byFolder.forEach((folder, names) ->
        DescriptionName.first(names)
            .ifPresent(name -> candidates.add(new RdfFolder(folder, name, others(names, name)))));
    return candidates;
  }

  /// The folder without its slash; empty for the top.
  Optional<String> below() {
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(folder.substring(0, folder.length() - 1));
  }

  private static List<String> others(List<String> names, String taken) {
    return names.stream()
        .filter(name -> DescriptionName.is(name) && !name.equals(taken))
        .sorted()
        .toList();
  }

  /// That one of several descriptions was taken, where there are several.
  Optional<Bent> oneOfSeveral() {
    return others.isEmpty() ? Optional.empty() : Optional.of(new Bent.OneOfSeveral(name, others));
  }
}
