package eu.riscale.hub.report.json;

import eu.riscale.hub.spec.secret.Shown;
import eu.riscale.hub.work.Described;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Where collections keep what is said of a version of a resource: `id/version`.
///
/// An id and a version come with the model, so that they are names only of letters, digits and the
/// signs that ids have.
final class ResourceFolder {
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._+-]");
  private static final Pattern DOTS = Pattern.compile("^\\.+|\\.{2,}|^$");
  private static final int LONGEST = 100;

  private final Set<String> given = new HashSet<>();

  /// An id such as `10.5281/zenodo.5764892` is two folders. Where there is no id, the name of the
  /// source takes its place; where there is no version, `unversioned` does. No two sources are
  /// given the same folder.
  String next(Described described) {
    String folder = of(described);
    String free = folder;
    for (int i = 2; !given.add(free); i++) {
      free = folder + "-" + i;
    }
    return free;
  }

  private static String of(Described described) {
    Described.Facts facts = described.facts();
    String id = facts.id().isEmpty() ? sourceName(described.source()) : facts.id();
    String version = facts.version().isEmpty() ? "unversioned" : facts.version();
    StringBuilder folder = new StringBuilder();
    for (String part : id.split("/", 5)) {
      folder.append(segment(part)).append('/');
    }
    return folder + segment(version);
  }

  private static String sourceName(String source) {
    String plain = source.replace('\\', '/');
    int end = plain.endsWith("/") ? plain.length() - 1 : plain.length();
    int start = plain.lastIndexOf('/', end - 1) + 1;
    String last = plain.substring(Math.min(start, end), end);
    boolean isFile = last.endsWith(".yaml") || last.endsWith(".yml");
    return isFile && start > 1 ? sourceName(plain.substring(0, start - 1)) : last;
  }

  private static String segment(String part) {
    String plain = OTHER.matcher(Shown.of(part)).replaceAll("_");
    String some = DOTS.matcher(plain).replaceAll("_");
    return some.substring(0, Math.min(LONGEST, some.length()));
  }
}
