package eu.riscale.hub.weights.reader;

import eu.riscale.hub.spec.file.EntryPath;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Holds that the names in a zip mean the same file to whoever reads them. Where two are one file
/// on some machine, or a name hides where it lies, an engine could be given another file than hub
/// read.
final class EntryNames {
  private EntryNames() {}

  /// A clause that says what is wrong; empty where every name is plain.
  static Optional<String> obstacle(List<String> names) {
    Map<String, String> seen = new HashMap<>();
    List<String> plain = new ArrayList<>();
    for (String name : names) {
      Optional<String> path = EntryPath.plain(name);
      if (path.isEmpty()) {
        return Optional.of("its entry '" + name + "' would lie outside its folder");
      }
      String earlier = seen.put(path.get().toLowerCase(Locale.ROOT), name);
      if (earlier != null) {
        return Optional.of("its entries '%s' and '%s' are one file".formatted(earlier, name));
      }
      plain.add(path.get());
    }
    return sameFolders(names, plain)
        ? Optional.empty()
        : Optional.of("the names of its entries hide which of them are the network");
  }

  private static boolean sameFolders(List<String> names, List<String> plain) {
    if (names.equals(plain)) {
      return true;
    }
    WeightsArchive given = WeightsArchive.of(names);
    WeightsArchive meant = WeightsArchive.of(plain);
    for (WeightsFormat format : WeightsFormat.values()) {
      Optional<String> folder =
          given.folder(format).map(it -> it.isEmpty() ? it : EntryPath.plain(it).orElseThrow());
      if (!folder.equals(meant.folder(format))) {
        return false;
      }
    }
    return true;
  }
}
