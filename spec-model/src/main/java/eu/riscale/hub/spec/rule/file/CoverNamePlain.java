package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A cover has a name that can stand in a link as it is. Cards and pages put it into Markdown, CSS
/// and addresses, where brackets, blanks and quotes end it.
public final class CoverNamePlain implements NamesRule {
  static final Code BREAKS =
      Code.warning("cover-name-breaks-links", "A cover has a name that links break on.")
          .why("The resource's card may show no picture.")
          .section("covers")
          .example("covers: ['result (1).png']", "covers: [result_1.png]");

  @Override
  public List<Code> codes() {
    return List.of(BREAKS);
  }

  @Override
  public void check(List<ReferencedFile> files, Findings out) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    files.forEach(file -> names.add(file.source().toString()));
    for (ReferencedFile file : files) {
      if (file.role() instanceof Role.Cover
          && file.source() instanceof FileSource.RelativePath(String path)
          && !path.chars().allMatch(CoverNamePlain::isPlain)) {
        out.add(breaks(file, path, names));
      }
    }
  }

  private static Finding breaks(ReferencedFile file, String path, Set<String> names) {
    String found =
        path.codePoints()
            .filter(c -> !isPlain(c))
            .distinct()
            .mapToObj(c -> c == ' ' ? "a blank" : Character.toString(c))
            .collect(Collectors.joining(" "));
    String plain = plain(path);
    return Finding.of(
            BREAKS,
            file.at(),
            "The name '%s' has what links break on: %s".formatted(file.source(), found))
        .expected("letters, digits, and . _ - alone")
        .hint(
            names.contains(plain)
                ? "Give the file a plain name, and write it here."
                : "Rename the file to '%s', unless there is one, and write that name here."
                    .formatted(plain));
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || "._~-/".indexOf(c) >= 0 || isAccent(c);
  }

  private static boolean isAccent(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// `result_1.png` for `result (1).png`.
  public static String plain(String path) {
    StringBuilder plain = new StringBuilder();
    path.codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '_'));
    String name = plain.toString().replaceAll("_+", "_").replaceAll("_?([./])_?", "$1");
    return name.startsWith("_") && name.length() > 1 ? name.substring(1) : name;
  }
}
