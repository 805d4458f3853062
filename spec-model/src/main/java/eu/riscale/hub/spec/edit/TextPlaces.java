package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlMapping.Entry;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Where the values of a description stand in its text, as positions of characters.
public final class TextPlaces {
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>();

  /// Where each second half of a character of two UTF-16 units stands, such as of an emoji.
  private final int[] secondHalves;

  public TextPlaces(String text) {
    this.text = text;
    this.secondHalves =
        IntStream.range(0, text.length())
            .filter(i -> Character.isLowSurrogate(text.charAt(i)))
            .toArray();
    lineStarts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean returnAlone = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (c == '\n' || returnAlone) {
        lineStarts.add(i + 1);
      }
    }
  }

  public String text() {
    return text;
  }

  /// The line end that the text uses.
  String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /// The first character of a value, after its anchor and tag.
  public int start(YamlNode node) {
    int at = offset(node.span().line(), node.span().column());
    while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      at = afterBlanks(afterWord(at));
    }
    return at;
  }

  /// After the last character of a value, but for blanks and empty lines.
  public int end(YamlNode node) {
    int start = start(node);
    int end = Math.max(start, offset(node.span().endLine(), node.span().endColumn()));
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /// After the last character of a value, without comments that follow it. What a value on several
  /// lines takes from elsewhere does not count.
  int contentEnd(YamlNode node) {
    if (isFlow(node)) {
      return end(node);
    }
    int end = start(node);
    switch (node) {
      case YamlScalar scalar -> end = end(scalar);
      case YamlSequence list -> {
        for (YamlNode item : list.items()) {
          end = Math.max(end, isWithin(item, node) ? contentEnd(item) : end);
        }
      }
      case YamlMapping mapping -> {
        for (Entry entry : mapping.entries()) {
          if (isWrittenIn(mapping, entry)) {
            int value = isAlias(entry) ? flowEnd(entry) : contentEnd(entry.value());
            end = Math.max(end, Math.max(keyEnd(entry) + 1, value));
          }
        }
      }
    }
    return Math.min(end, text.length());
  }

  private boolean isWithin(YamlNode inner, YamlNode outer) {
    int at = offset(inner.span().line(), inner.span().column());
    return at >= start(outer) && at < offset(outer.span().endLine(), outer.span().endColumn());
  }

  int keyStart(Entry entry) {
    return offset(entry.keySpan().line(), entry.keySpan().column());
  }

  int keyEnd(Entry entry) {
    return offset(entry.keySpan().endLine(), entry.keySpan().endColumn());
  }

  /// Whether what is in a mapping or list stands in brackets.
  public boolean isFlow(YamlNode node) {
    int start = start(node);
    return text.startsWith("{", start) || text.startsWith("[", start);
  }

  /// Whether a field is written in this mapping and not taken over from another by `<<`.
  boolean isWrittenIn(YamlMapping mapping, Entry entry) {
    Span span = mapping.span();
    int key = keyStart(entry);
    return key >= offset(span.line(), span.column())
        && key < offset(span.endLine(), span.endColumn());
  }

  /// Whether the value is `*…`, written elsewhere.
  boolean isAlias(Entry entry) {
    int value = offset(entry.value().span().line(), entry.value().span().column());
    return value < keyStart(entry) || text.startsWith("*", afterColon(entry));
  }

  /// After the last character of a field in `{ }`.
  int flowEnd(Entry entry) {
    if (!isAlias(entry)) {
      return end(entry.value());
    }
    int at = afterColon(entry);
    while (at < text.length() && !isBlank(text.charAt(at)) && ",}]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /// The key of the field that follows in the text, or the end of all fields.
  int nextKey(YamlMapping mapping, Entry entry) {
    int next = offset(mapping.span().endLine(), mapping.span().endColumn());
    for (Entry other : mapping.entries()) {
      int key = keyStart(other);
      if (key > keyStart(entry) && key < next && isWrittenIn(mapping, other)) {
        next = key;
      }
    }
    return next;
  }

  /// The first line of a field in a block, comments right above it included.
  int blockStart(Entry entry) {
    int column = entry.keySpan().column() - 1;
    int line = entry.keySpan().line() - 1;
    while (line > 0 && isCommentAt(line - 1, column)) {
      line--;
    }
    return lineStarts.get(line);
  }

  /// The line after the last one of a field in a block. Comments and empty lines before the next
  /// field belong to that, unless they are indented deeper.
  int blockEnd(YamlMapping mapping, Entry entry) {
    int column = entry.keySpan().column() - 1;
    int end = nextKey(mapping, entry);
    int line = lineOf(end);
    if (!text.substring(lineStarts.get(line), end).isBlank()) {
      return end;
    }
    while (line > entry.keySpan().line() && isFiller(line - 1, column)) {
      line--;
    }
    return end == text.length() && line == lineOf(end) ? end : lineStarts.get(line);
  }

  /// Whether nothing but the dash of an item of a list stands before the key of a field in its
  /// line.
  boolean isFirstOfItem(Entry entry) {
    return beforeInLine(keyStart(entry)).strip().equals("-");
  }

  /// Whether nothing but blanks stands before the key of a field in its line.
  boolean startsLine(Entry entry) {
    return isFirstInLine(keyStart(entry));
  }

  /// The dash before an item of a list; -1 where something else stands there.
  int dash(YamlNode item) {
    int at = offset(item.span().line(), item.span().column()) - 1;
    while (at >= 0 && isBlank(text.charAt(at))) {
      at--;
    }
    return at >= 0 && text.charAt(at) == '-' ? at : -1;
  }

  boolean isFirstInLine(int offset) {
    return beforeInLine(offset).isBlank();
  }

  private String beforeInLine(int offset) {
    return text.substring(lineStart(offset), offset);
  }

  int lineStart(int offset) {
    return lineStarts.get(lineOf(offset));
  }

  /// The first character of a line by its number from 0, or the end of the text.
  int lineStartOf(int line) {
    return line < lineStarts.size() ? lineStarts.get(line) : text.length();
  }

  /// The start of the line after that of a character, or the end of the text.
  int nextLine(int offset) {
    return lineStartOf(lineOf(Math.max(0, offset - 1)) + 1);
  }

  /// How many characters stand before this one in its line.
  int column(int offset) {
    return offset - lineStart(offset);
  }

  /// The end of the line of a character, before what ends it.
  int lineEndAt(int offset) {
    int end = nextLine(offset + 1);
    while (end > offset && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /// The first of the blanks before a character.
  int beforeBlanks(int offset) {
    int at = offset;
    while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
      at--;
    }
    return at;
  }

  int afterColon(Entry entry) {
    int at = afterBlanks(keyEnd(entry));
    return at < text.length() && text.charAt(at) == ':' ? afterBlanks(at + 1) : at;
  }

  private boolean isCommentAt(int line, int column) {
    String found = line(line);
    return found.length() > column
        && found.charAt(column) == '#'
        && found.substring(0, column).isBlank();
  }

  private boolean isFiller(int line, int column) {
    String found = line(line);
    String stripped = found.stripLeading();
    return stripped.isEmpty()
        || (stripped.startsWith("#") && found.length() - stripped.length() <= column);
  }

  private String line(int line) {
    return text.substring(lineStarts.get(line), lineStartOf(line + 1));
  }

  int lineOf(int offset) {
    int found = Collections.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int afterWord(int from) {
    int at = from;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /// Columns count a character of two units once.
  private int offset(int line, int column) {
    int start = lineStarts.get(Math.min(line, lineStarts.size()) - 1);
    int unbroken = start + column - 1;
    int found = Arrays.binarySearch(secondHalves, start);
    int first = found < 0 ? -found - 1 : found;
    int low = first;
    int high = secondHalves.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (secondHalves[middle] - (middle - first) <= unbroken) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.min(unbroken + low - first, text.length());
  }
}
