package eu.riscale.hub.lsp;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/// What to change in a text so that it becomes another one; all else keeps its marks and folds.
final class TextChanges {
  private TextChanges() {}

  static List<TextEdit> between(String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    List<Integer> starts = new ArrayList<>(List.of(0));
    old.forEach(line -> starts.add(starts.getLast() + line.length()));
    Lines places = new Lines(before);
    List<TextEdit> edits = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int line = delta.getSource().getPosition();
      String from = String.join("", delta.getSource().getLines());
      String to = String.join("", delta.getTarget().getLines());
      int same = sameStart(from, to);
      int sameEnd = sameEnd(from, to, same);
      int start = starts.get(line) + same;
      int end = starts.get(line) + from.length() - sameEnd;
      edits.add(
          new TextEdit(
              new Range(places.position(start), places.position(end)),
              to.substring(same, to.length() - sameEnd)));
    }
    return List.copyOf(edits);
  }

  /// Lines with what ends them.
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  private static int sameStart(String one, String other) {
    int shortest = Math.min(one.length(), other.length());
    int same = 0;
    while (same < shortest && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return between(one, same) ? same - 1 : same;
  }

  private static int sameEnd(String one, String other, int start) {
    int shortest = Math.min(one.length(), other.length()) - start;
    int same = 0;
    while (same < shortest
        && one.charAt(one.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
      same++;
    }
    return between(one, one.length() - same) ? same - 1 : same;
  }

  /// Whether a place is within what must stay together: a character of two units, an end of a line
  /// of two.
  private static boolean between(String text, int at) {
    return at > 0
        && at < text.length()
        && (Character.isLowSurrogate(text.charAt(at))
            || (text.charAt(at) == '\n' && text.charAt(at - 1) == '\r'));
  }
}
