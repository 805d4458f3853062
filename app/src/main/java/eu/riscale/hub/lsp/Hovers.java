package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.reference.PlaceGuide;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.work.KnownCodes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.Nullable;

/// What there is to tell about a place in a text, in Markdown: the findings there, and what the
/// field, step or axis is.
final class Hovers {
  private final Guides guides;

  Hovers(Guides guides) {
    this.guides = guides;
  }

  /// @param findings of this very text
  Optional<String> at(OpenText open, List<Finding> findings, Position position) {
    Set<String> told = new LinkedHashSet<>();
    findings.stream()
        .filter(finding -> finding.span() != null)
        .filter(finding -> holds(Diagnostics.range(finding, open.lines()), position))
        .forEach(finding -> told.add(text(finding.code())));
    String line = open.lines().line(position.getLine());
    int start = wordStart(line, position.getCharacter());
    int end = wordEnd(line, position.getCharacter());
    String word = line.substring(start, end);
    if (word.contains("-")) {
      KnownCodes.all().stream()
          .filter(code -> code.slug().equals(word))
          .forEach(code -> told.add(text(code)));
    }
    field(open, position.getLine(), end).ifPresent(told::add);
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n---\n\n", told));
  }

  private Optional<String> field(OpenText open, int line, int column) {
    PlaceGuide guide = guides.of(open.format());
    Cursor cursor = CursorReader.at(open.lines(), line, column);
    @Nullable YamlNode root = open.rootAround(cursor, line);
    RdfPath place = cursor.place();
    return switch (cursor.kind()) {
      case TEXT -> Optional.empty();
      case NAME ->
          cursor.typed().isEmpty()
              ? Optional.empty()
              : guide
                  .told(root, place.field(cursor.typed()))
                  .or(() -> cursor.isItem() ? guide.told(root, place) : Optional.empty());
      case VALUE -> guide.told(root, place, cursor.typed()).or(() -> guide.told(root, place));
    };
  }

  private static boolean holds(Range range, Position at) {
    Position start = range.getStart();
    Position end = range.getEnd();
    return isBefore(start, at) && isBefore(at, end);
  }

  private static boolean isBefore(Position one, Position other) {
    return one.getLine() == other.getLine()
        ? one.getCharacter() <= other.getCharacter()
        : one.getLine() < other.getLine();
  }

  private static int wordStart(String line, int column) {
    int at = Math.clamp(column, 0, line.length());
    while (at > 0 && isOfWord(line.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int wordEnd(String line, int column) {
    int at = Math.clamp(column, 0, line.length());
    while (at < line.length() && isOfWord(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0;
  }

  private static String text(Code code) {
    StringBuilder text = new StringBuilder();
    text.append("**").append(code.severity().word()).append('[').append(code).append("]** ");
    text.append(code.what()).append("\n\n").append(code.why());
    if (!code.wrong().isEmpty()) {
      text.append("\n\nWrong:\n\n```yaml\n").append(code.wrong().strip()).append("\n```");
      text.append("\n\nRight:\n\n```yaml\n").append(code.right().strip()).append("\n```");
    }
    return text.append("\n\nSpecification: ").append(code.section()).toString();
  }
}
