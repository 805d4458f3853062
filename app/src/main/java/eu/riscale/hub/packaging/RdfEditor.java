package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlMapping.Entry;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Changes single values in the text of a description and leaves every other character as it is:
/// comments, order, quotes, anchors, line ends.
///
/// The changed text is read again, and must differ from the original in just the changed values; so
/// whatever a text looks like, a wrong change is refused and never written.
final class RdfEditor {
  private final YamlDocument document;
  private final RdfText text;

  /// Where a mapping is repeated by an alias, it is changed once.
  private final Set<Splice> splices = new LinkedHashSet<>();

  private final RdfValues expected;

  /// Characters that make place for others.
  private record Splice(int from, int to, String by) {}

  /// A field of a mapping.
  private record Field(YamlMapping in, Entry entry) {}

  /// @param document one that could be read
  RdfEditor(YamlDocument document) {
    this.document = document;
    this.text = new RdfText(document.text());
    this.expected = RdfValues.of(document);
  }

  /// Gives a text value another text, in the quotes that it has. Where it is anchored, what repeats
  /// it changes as well.
  void rewrite(RdfPath at, YamlScalar value, String to) throws EditException {
    splices.add(new Splice(text.start(value), text.end(value), styled(at, value, to)));
    expected.rewrite(value, to);
  }

  /// Takes out a field with the comments right above it.
  void remove(RdfPath at) throws EditException {
    Field field = field(at);
    if (text.isFlow(field.in())) {
      splices.add(outOfFlow(field));
    } else if (text.startsLine(field.entry())) {
      splices.add(
          new Splice(text.blockStart(field.entry()), text.blockEnd(field.in(), field.entry()), ""));
    } else {
      throw new EditException(at, "'" + at + "' shares its line with something else.");
    }
    expected.remove(at);
  }

  /// Adds a field behind another one of the same mapping.
  ///
  /// @param value in YAML, on one line
  void addAfter(RdfPath sibling, String key, String value) throws EditException {
    Field field = field(sibling);
    Entry entry = field.entry();
    if (text.isFlow(field.in())) {
      String quote = text.text().startsWith("\"", text.keyStart(entry)) ? "\"" : "";
      int end = text.flowEnd(entry);
      splices.add(new Splice(end, end, ", " + quote + key + quote + ": " + value));
    } else {
      int end = text.blockEnd(field.in(), entry);
      String indent = " ".repeat(entry.keySpan().column() - 1);
      String line = indent + key + ": " + value + text.lineEnd();
      boolean inLine = end > 0 && text.text().charAt(end - 1) != '\n';
      splices.add(new Splice(end, end, (inLine ? text.lineEnd() : "") + line));
    }
    expected.add(sibling.parent().field(key), YamlReader.read(value));
  }

  /// The text with all changes.
  ///
  /// @throws EditException where it does not say just what it should
  String result() throws EditException {
    StringBuilder changed = new StringBuilder();
    List<Splice> inOrder = new ArrayList<>(splices);
    inOrder.sort(Comparator.comparingInt(Splice::from));
    int done = 0;
    for (Splice splice : inOrder) {
      if (splice.from() < done) {
        throw new EditException(RdfPath.ROOT, "Two changes meet in one place.");
      }
      changed.append(text.text(), done, splice.from()).append(splice.by());
      done = splice.to();
    }
    changed.append(text.text(), done, text.text().length());
    YamlDocument read = YamlReader.read(changed.toString());
    if (!expected.areThoseOf(read)) {
      throw new EditException(
          RdfPath.ROOT, "The description is written in a way that hub cannot change safely.");
    }
    return changed.toString();
  }

  /// Whether a field is written at its place, and not taken over from another mapping.
  boolean isWritten(RdfPath at) {
    try {
      field(at);
      return true;
    } catch (EditException e) {
      return false;
    }
  }

  private Field field(RdfPath at) throws EditException {
    if (at.segments().getLast() instanceof String name
        && RdfPlaces.node(document, at.parent()) instanceof YamlMapping mapping) {
      Entry entry = mapping.entry(name);
      if (entry != null && text.isWrittenIn(mapping, entry)) {
        return new Field(mapping, entry);
      }
    }
    throw new EditException(at, "'" + at + "' is not written where it counts, but taken over.");
  }

  private Splice outOfFlow(Field field) {
    int start = text.keyStart(field.entry());
    int next = text.nextKey(field.in(), field.entry());
    boolean last = next >= text.end(field.in());
    if (!last) {
      return new Splice(start, next, "");
    }
    int comma = text.text().lastIndexOf(',', start);
    boolean only = comma < text.start(field.in());
    return new Splice(only ? start : comma, text.flowEnd(field.entry()), "");
  }

  private String styled(RdfPath at, YamlNode value, String to) throws EditException {
    int start = text.start(value);
    if (start == text.end(value)) {
      throw new EditException(at, "'" + at + "' is empty.");
    }
    return text.text().charAt(start) == '"' ? doubleQuoted(to) : plainOrQuoted(to, start);
  }

  private String plainOrQuoted(String to, int start) {
    boolean quoted = text.text().charAt(start) == '\'';
    return quoted ? YamlText.quoted(to) : scalar(to);
  }

  /// A text as YAML writes it, in quotes only where it needs them.
  static String scalar(String value) {
    YamlDocument tried = YamlReader.read("{a: " + value + ", b: 0}");
    boolean plain =
        tried.root() instanceof YamlMapping both
            && both.entries().size() == 2
            && both.get("a") instanceof YamlScalar a
            && a.kind() == YamlScalar.Kind.STRING
            && a.text().equals(value);
    return plain && !"\"'|>".contains(value.substring(0, 1)) ? value : YamlText.quoted(value);
  }

  private static String doubleQuoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
