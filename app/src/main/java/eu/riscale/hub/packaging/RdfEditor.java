package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.Splice;
import eu.riscale.hub.spec.edit.TextPlaces;
import eu.riscale.hub.spec.edit.WrittenField;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.LinkedHashSet;
import java.util.Set;

/// Changes single values in the text of a description and leaves every other character as it is:
/// comments, order, quotes, anchors, line ends.
///
/// The changed text is read again, and must differ from the original in just the changed values; so
/// whatever a text looks like, a wrong change is refused and never written.
final class RdfEditor {
  private final YamlDocument document;
  private final TextPlaces text;

  /// Where a mapping is repeated by an alias, it is changed once.
  private final Set<Splice> splices = new LinkedHashSet<>();

  private final RdfValues expected;

  /// @param document one that could be read
  RdfEditor(YamlDocument document) {
    this.document = document;
    this.text = new TextPlaces(document.text());
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
    splices.add(WrittenField.required(document, text, at).removed(text, at));
    expected.remove(at);
  }

  /// Adds a field behind another one of the same mapping.
  ///
  /// @param value in YAML, on one line
  void addAfter(RdfPath sibling, String key, String value) throws EditException {
    splices.add(WrittenField.required(document, text, sibling).followedBy(text, key, value));
    expected.add(sibling.parent().field(key), YamlReader.read(value));
  }

  /// The text with all changes.
  ///
  /// @throws EditException where it does not say just what it should
  String result() throws EditException {
    String changed =
        Splice.all(text.text(), splices)
            .orElseThrow(() -> new EditException(RdfPath.ROOT, "Two changes meet in one place."));
    YamlDocument read = YamlReader.read(changed);
    if (!expected.areThoseOf(read)) {
      throw new EditException(
          RdfPath.ROOT, "The description is written in a way that hub cannot change safely.");
    }
    return changed;
  }

  /// Whether a field is written at its place, and not taken over from another mapping.
  boolean isWritten(RdfPath at) {
    return WrittenField.of(document, text, at).isPresent();
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
