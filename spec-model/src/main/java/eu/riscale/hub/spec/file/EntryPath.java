package eu.riscale.hub.spec.file;

import java.util.ArrayList;
import java.util.List;
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

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
