package eu.riscale.hub.spec.file.zip;

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
  /// @return empty where it goes up a folder anywhere, begins at the root or names a drive
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
    if (isOfDisk(path)) {
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
        return Optional.of("its entry '" + name + "' " + wrong(name));
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

  /// Software that does not follow `..` by itself takes `a/../b` for another file, or for none.
  private static String wrong(String name) {
    if (isOfDisk(name.replace('\\', '/'))) {
      return "would lie outside its folder";
    }
    int depth = 0;
    for (String part : name.replace('\\', '/').split("/", -1)) {
      depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
      if (depth < 0) {
        return "would lie outside its folder";
      }
    }
    return "has '..' in its name, which not all software allows";
  }

  private static boolean isOfDisk(String path) {
    boolean isDrive = path.length() > 1 && path.charAt(1) == ':' && isLetter(path.charAt(0));
    return path.startsWith("/") || isDrive;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
