package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/// Where the lines of a text begin. Editors count lines and columns from 0, and a character of two
/// UTF-16 units twice; spans count from 1, and each character once.
final class Lines {
  private final String text;
  private final List<Integer> starts = new ArrayList<>();

  Lines(String text) {
    this.text = text;
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean returnAlone = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (c == '\n' || returnAlone) {
        starts.add(i + 1);
      }
    }
  }

  int count() {
    return starts.size();
  }

  /// A line by its number from 0, without what ends it; empty where there is none.
  String line(int number) {
    return number < 0 || number >= starts.size()
        ? ""
        : text.substring(starts.get(number), end(number));
  }

  /// The character at a place, or the nearest that there is.
  int offset(Position position) {
    int line = Math.clamp(position.getLine(), 0, starts.size() - 1);
    int start = starts.get(line);
    return Math.clamp((long) start + position.getCharacter(), start, end(line));
  }

  Position position(int offset) {
    int at = Math.clamp(offset, 0, text.length());
    int found = Collections.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line, at - starts.get(line));
  }

  /// A stretch of the text. One that is empty gets a character, or editors show nothing.
  Range range(Span span) {
    int from = offset(span.line(), span.column());
    int to = Math.max(from, offset(span.endLine(), span.endColumn()));
    while (to > from + 1 && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Range(position(from), position(to > from ? to : from + 1));
  }

  private int offset(int line, int column) {
    if (line < 1 || line > starts.size()) {
      return line < 1 ? 0 : text.length();
    }
    int start = starts.get(line - 1);
    int end = line < starts.size() ? starts.get(line) : text.length();
    int characters = Math.clamp(column - 1, 0, text.codePointCount(start, end));
    return text.offsetByCodePoints(start, characters);
  }

  private int end(int line) {
    int end = line + 1 < starts.size() ? starts.get(line + 1) : text.length();
    while (end > starts.get(line)
        && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }
}
