package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlMapping.Entry;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.Optional;

/// A field that stands in the text where it counts, and is not taken over from another mapping.
///
/// @param in the mapping that has it
public record WrittenField(YamlMapping in, Entry entry) {

  /// Empty where there is no such field, or another mapping has it.
  public static Optional<WrittenField> of(YamlDocument document, TextPlaces text, RdfPath at) {
    YamlNode root = document.root();
    if (root == null
        || at.segments().isEmpty()
        || !(at.segments().getLast() instanceof String name)
        || !(Edited.at(root, at.parent()).orElse(null) instanceof YamlMapping mapping)) {
      return Optional.empty();
    }
    Entry entry = mapping.entry(name);
    return entry != null && text.isWrittenIn(mapping, entry)
        ? Optional.of(new WrittenField(mapping, entry))
        : Optional.empty();
  }

  /// As [#of].
  ///
  /// @throws EditException where there is none
  public static WrittenField required(YamlDocument document, TextPlaces text, RdfPath at)
      throws EditException {
    return of(document, text, at)
        .orElseThrow(() ->
            new EditException(at, "'" + at + "' is not written where it counts, but taken over."));
  }

  /// Takes the field out, with the comments right above it.
  ///
  /// @throws EditException where it shares its line with something that stays
  public Splice removed(TextPlaces text, RdfPath at) throws EditException {
    if (text.isFlow(in)) {
      return outOfBrackets(text);
    }
    if (text.startsLine(entry)) {
      return new Splice(text.blockStart(entry), text.blockEnd(in, entry), "");
    }
    int next = text.nextKey(in, entry);
    if (!text.isFirstOfItem(entry) || next >= text.end(in)) {
      throw new EditException(at, "'" + at + "' shares its line with something else.");
    }
    int end = Math.max(text.end(entry.value()), text.keyEnd(entry) + 1);
    boolean nothingBetween = text.text().substring(end, next).isBlank();
    return new Splice(text.keyStart(entry), nothingBetween ? next : end, "");
  }

  private Splice outOfBrackets(TextPlaces text) {
    int start = text.keyStart(entry);
    int next = text.nextKey(in, entry);
    boolean last = next >= text.end(in);
    if (!last) {
      return new Splice(start, next, "");
    }
    int comma = text.text().lastIndexOf(',', start);
    boolean only = comma < text.start(in);
    return new Splice(only ? start : comma, text.flowEnd(entry), "");
  }

  /// Another field behind this one.
  ///
  /// @param value in YAML: one line, or the lines of a block as they stand without indentation
  public Splice followedBy(TextPlaces text, String key, String value) {
    if (text.isFlow(in)) {
      String quote = text.text().startsWith("\"", text.keyStart(entry)) ? "\"" : "";
      int end = text.flowEnd(entry);
      return new Splice(end, end, ", " + quote + key + quote + ": " + value);
    }
    int end = text.blockEnd(in, entry);
    String indent = " ".repeat(entry.keySpan().column() - 1);
    String line =
        indent + key + ":" + BlockText.afterColon(value, indent, text.lineEnd()) + text.lineEnd();
    boolean inLine = end > 0 && text.text().charAt(end - 1) != '\n';
    return new Splice(end, end, (inLine ? text.lineEnd() : "") + line);
  }
}
