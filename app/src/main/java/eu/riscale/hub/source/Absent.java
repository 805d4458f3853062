package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.NearNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A path that leads nowhere, and the one that may be meant by it.
final class Absent {
  private static final int MOST_LOOKED_AT = 2_000;

  private Absent() {}

  /// A sentence for who named the path.
  static String of(Path path) {
    try {
      return Files.isSymbolicLink(path)
          ? "it is a link to '" + Files.readSymbolicLink(path) + "', and there is nothing."
          : "there is no such file or folder"
              + near(path).map(there -> "; there is '" + there + "'.").orElse(".");
    } catch (IOException e) {
      return "it is a link that cannot be followed: " + Reason.of(e) + ".";
    }
  }

  /// The same in other case, in another Unicode form or with another ending. Names that differ by a
  /// letter are not taken for each other: models of a series are called so.
  private static Optional<Path> near(Path path) {
    Path wrong = path;
    for (Path up = wrong.getParent(); up != null && !Files.exists(up); up = up.getParent()) {
      wrong = up;
    }
    Path name = wrong.getFileName();
    Path folder = wrong.toAbsolutePath().getParent();
    if (name == null || folder == null) {
      return Optional.empty();
    }
    NearNames.Near near =
        new NearNames(names(folder), Set.of())
            .to(name.toString(), other -> isSource(folder.resolve(other)));
    boolean isOne =
        switch (near.miss()) {
          case UNICODE_FORM, CASE, ENDING -> near.paths().size() == 1;
          case FOLDER, TYPING -> false;
        };
    if (!isOne) {
      return Optional.empty();
    }
    Path there = wrong.resolveSibling(near.paths().getFirst());
    int known = wrong.getNameCount();
    Path whole =
        known == path.getNameCount()
            ? there
            : there.resolve(path.subpath(known, path.getNameCount()));
    return Files.exists(whole) ? Optional.of(whole) : near(whole);
  }

  private static boolean isSource(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return Files.isDirectory(path)
        || name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".zip");
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_LOOKED_AT).map(file -> file.getFileName().toString()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
