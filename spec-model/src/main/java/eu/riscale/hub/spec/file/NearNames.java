package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.EditDistance;
import eu.riscale.hub.spec.value.PortableName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Names of files that somebody may mean who wrote another one.
public final class NearNames {
  /// How the name of a file differs from the one that was written; the nearest first.
  public enum Miss {
    /// The same letters, with their accents apart or not.
    UNICODE_FORM,
    CASE,
    FOLDER,
    ENDING,
    TYPING
  }

  /// @param paths below the folder of the description, in order; one where no other may be meant
  public record Near(Miss miss, List<String> paths) {}

  /// More files are not held against a name letter by letter.
  private static final int MOST_TYPED = 2_000;

  private static final int SHORT = 5;

  private final Map<String, List<String>> byPath = new HashMap<>();
  private final Map<String, List<String>> byName = new HashMap<>();
  private final Map<String, List<String>> byStem = new HashMap<>();
  private final NavigableSet<String> sorted;
  private final List<String> paths;
  private final Set<String> taken;

  /// @param paths of all files
  /// @param taken those that are named elsewhere, which a name that differs by more than its form
  ///   does not mean
  public NearNames(Collection<String> paths, Set<String> taken) {
    this.sorted = new TreeSet<>(paths);
    this.paths = List.copyOf(paths);
    this.taken = Set.copyOf(taken);
    for (String path : paths) {
      add(byPath, folded(path), path);
      if (!taken.contains(path)) {
        add(byName, folded(name(path)), path);
        add(byStem, folded(stem(path)), path);
      }
    }
  }

  private static void add(Map<String, List<String>> map, String key, String path) {
    map.computeIfAbsent(key, unused -> new ArrayList<>()).add(path);
  }

  /// The files below a path, in order; none where it leads to no folder, or to one without files.
  public Stream<String> in(String path) {
    String folder = path + "/";
    return sorted.tailSet(folder).stream().takeWhile(inside -> inside.startsWith(folder));
  }

  /// The nearest of the files that may be meant by a path that leads to none.
  ///
  /// @return without paths where none is near
  public Near to(String wanted, Predicate<String> mayBe) {
    List<String> same = byPath.getOrDefault(folded(wanted), List.of());
    List<String> otherForm =
        same.stream().filter(path -> composed(path).equals(composed(wanted))).toList();
    for (Miss miss : Miss.values()) {
      List<String> found =
          switch (miss) {
            case UNICODE_FORM -> otherForm;
            case CASE -> same;
            case FOLDER -> byName.getOrDefault(folded(name(wanted)), List.of());
            case ENDING -> ending(wanted);
            case TYPING -> typed(wanted);
          };
      List<String> fitting =
          found.stream().filter(path -> !path.equals(wanted)).filter(mayBe).toList();
      if (!fitting.isEmpty()) {
        return new Near(miss, fitting);
      }
    }
    return new Near(Miss.TYPING, List.of());
  }

  /// `a.pt` for `a.pth`, and `a.md.txt`, where Windows hides the second ending, for `a.md`.
  private List<String> ending(String wanted) {
    List<String> found = new ArrayList<>(byStem.getOrDefault(folded(wanted), List.of()));
    if (stem(wanted).length() < wanted.length()) {
      found.addAll(byStem.getOrDefault(folded(stem(wanted)), List.of()));
    }
    return found;
  }

  private List<String> typed(String wanted) {
    String name = composed(wanted).toLowerCase(Locale.ROOT);
    int most = stem(name(wanted)).length() < SHORT ? 1 : 2;
    return paths.stream()
        .limit(MOST_TYPED)
        .filter(path -> !taken.contains(path))
        .filter(
            path -> EditDistance.of(name, composed(path).toLowerCase(Locale.ROOT), most) <= most)
        .toList();
  }

  private static String composed(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC);
  }

  private static String folded(String path) {
    return new PortableName(path).identity();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The path without its ending.
  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
