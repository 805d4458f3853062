package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Items of a list that start further right than the first one, and so are read as more lines of
/// its text.
final class ItemsInTexts {
  private ItemsInTexts() {}

  /// What is said of an item of a list; empty where none is lost in it.
  ///
  /// @param isFirst whether it is the first one of its list
  static Optional<Finding> of(ScalarEvent item, boolean isFirst) {
    Mark start = item.getStartMark().orElseThrow();
    Mark end = item.getEndMark().orElseThrow();
    if (!item.isPlain() || start.getLine() == end.getLine() || !item.getValue().contains(" - ")) {
      return Optional.empty();
    }
    int dash = dash(start);
    List<Line> lost = lost(start, end);
    if (lost.isEmpty() || dash < 0) {
      return Optional.empty();
    }
    boolean firstIsOff = isFirst && lost.size() > 1;
    Line own = line(start, start.getPointer() - start.getColumn() + dash, start.getLine() + 1);
    List<Line> moved = firstIsOff ? List.of(own) : lost;
    int column = (firstIsOff ? lost.getFirst() : own).dash().column();
    List<Edit> edits = new ArrayList<>();
    for (Line line : moved) {
      Span dashAt = line.dash();
      int endColumn = dashAt.column() + line.text().length();
      Span whole = new Span(dashAt.line(), 1, dashAt.line(), endColumn);
      edits.add(new Edit.Replace(whole, " ".repeat(column - 1) + line.text()));
    }
    return Optional.of(
        Finding.of(
                YamlCodes.ITEM_IN_TEXT,
                RdfPath.ROOT,
                "'" + shortened(item.getValue()) + "' is read as one text.")
            .expected("an item for each dash")
            .hint("Let it start in column " + column + ".")
            .fix(edits.toArray(Edit[]::new))
            .at(moved.getFirst().dash()));
  }

  /// A line of an item, from its dash on.
  private record Line(Span dash, String text) {}

  private static String shortened(String text) {
    int most = 60;
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
  }

  /// The column of the dash of the item, from 0; negative where something else stands before it.
  private static int dash(Mark start) {
    int[] text = start.getBuffer();
    int spaces = 1;
    while (spaces <= start.getColumn() && text[start.getPointer() - spaces] == ' ') {
      spaces++;
    }
    int column = start.getColumn() - spaces;
    for (int i = 1; i <= column; i++) {
      if (text[start.getPointer() - spaces - i] != ' ') {
        return -1;
      }
    }
    return column >= 0 && text[start.getPointer() - spaces] == '-' ? column : -1;
  }

  /// The dashes at the beginning of the lines that follow the first one.
  private static List<Line> lost(Mark start, Mark end) {
    int[] text = start.getBuffer();
    List<Line> lost = new ArrayList<>();
    int line = start.getLine() + 1;
    boolean blank = false;
    for (int i = start.getPointer(); i < Math.min(end.getPointer(), text.length - 1); i++) {
      if (text[i] == '\n') {
        line++;
        blank = true;
      } else if (text[i] != ' ') {
        if (blank && text[i] == '-' && text[i + 1] == ' ') {
          lost.add(line(start, i, line));
        }
        blank = false;
      }
    }
    return lost;
  }

  /// @param dash where it lies in the buffer
  private static Line line(Mark mark, int dash, int number) {
    int[] text = mark.getBuffer();
    int end = dash;
    while (end < text.length && text[end] != '\n' && text[end] != '\r' && text[end] != 0) {
      end++;
    }
    int start = dash;
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    int column = dash - start + 1;
    return new Line(
        new Span(number, column, number, column + 1), new String(text, dash, end - dash));
  }
}
