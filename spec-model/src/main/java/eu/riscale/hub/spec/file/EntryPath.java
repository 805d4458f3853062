package eu.riscale.hub.spec.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The path that the name of a zip's entry means, whatever wrote it.
public final class EntryPath {
  private EntryPath() {}

  /// The path with `/` between its parts, without `.` and doubled slashes; a folder keeps its slash
  /// at the end.
  ///
  /// @return empty where it climbs, begins at the root or names a drive
  public static Optional<String> plain(String name) {
    String path = name.replace('\\', '/');
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    boolean isDrive = path.length() > 1 && path.charAt(1) == ':' && isLetter(path.charAt(0));
    if (path.startsWith("/") || isDrive) {
      return Optional.empty();
    }
    String joined = String.join("/", parts);
    return Optional.of(path.endsWith("/") && !joined.isEmpty() ? joined + "/" : joined);
  }

  /// Why the names in a zip do not mean the same files to whoever reads them: one hides where it
  /// lies, or two are one file on some machine, where other software might take the one that hub
  /// did not look at.
  ///
  /// @return a clause; empty where every name is plain
  public static Optional<String> obstacle(List<String> names) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      Optional<String> path = plain(name);
      if (path.isEmpty()) {
        return Optional.of("its entry '" + name + "' would lie outside its folder");
      }
      String file = path.get().toLowerCase(Locale.ROOT);
      String earlier = file.endsWith("/") ? null : seen.put(file, name);
      if (earlier != null) {
        return Optional.of(
            earlier.equals(name)
                ? "it has '" + name + "' twice"
                : "its entries '%s' and '%s' are one file on some systems"
                    .formatted(earlier, name));
      }
    }
    return Optional.empty();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
