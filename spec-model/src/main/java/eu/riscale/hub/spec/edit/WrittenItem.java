package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;

/// An item of a list in the text.
///
/// @param in the list that has it
record WrittenItem(YamlSequence in, int index) {

  private YamlNode node() {
    return in.items().get(index);
  }

  /// Takes the item out.
  ///
  /// @throws EditException where it shares its line with something that stays
  Splice removed(TextPlaces text, RdfPath at) throws EditException {
    return text.isFlow(in) ? outOfBrackets(text) : outOfLines(text, at);
  }

  private Splice outOfBrackets(TextPlaces text) {
    int start = text.start(node());
    if (index + 1 < in.items().size()) {
      return new Splice(start, text.start(in.items().get(index + 1)), "");
    }
    int comma = text.text().lastIndexOf(',', start);
    return new Splice(comma < text.start(in) ? start : comma, text.end(node()), "");
  }

  private Splice outOfLines(TextPlaces text, RdfPath at) throws EditException {
    int dash = text.dash(node());
    if (dash < 0 || !text.isFirstInLine(dash)) {
      throw new EditException(at, "'" + at + "' shares its line with something else.");
    }
    return new Splice(text.lineStart(dash), text.nextLine(text.contentEnd(node())), "");
  }

  /// Another item behind this one.
  ///
  /// @param value in YAML: one line, or lines as they stand without indentation
  Splice followedBy(TextPlaces text, RdfPath at, String value) throws EditException {
    if (text.isFlow(in)) {
      int end = text.end(node());
      return new Splice(end, end, ", " + value);
    }
    int dash = text.dash(node());
    if (dash < 0) {
      throw new EditException(at, "The list is written in a way that hub does not know.");
    }
    int end = text.nextLine(text.contentEnd(node()));
    String indent = " ".repeat(dash - text.lineStart(dash));
    String item = indent + "- " + BlockText.indented(value, indent + "  ", text.lineEnd());
    boolean inLine = end > 0 && text.text().charAt(end - 1) != '\n';
    return new Splice(end, end, (inLine ? text.lineEnd() : "") + item + text.lineEnd());
  }
}
