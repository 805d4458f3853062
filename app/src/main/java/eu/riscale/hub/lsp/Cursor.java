package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.finding.RdfPath;

/// Where in a description somebody writes.
///
/// @param place of a name: the mapping that it belongs to, or the item of a list that may become
///   one; of a value: its field
/// @param typed what is written of the word already
/// @param start the column of its first character in its line, from 0
/// @param closing the brackets that are missing there
record Cursor(RdfPath place, Kind kind, String typed, int start, String closing) {

  /// What is written there.
  enum Kind {
    /// The name of a field, or an item of a list.
    NAME,
    /// The value of a field.
    VALUE,
    /// A comment, or a text of several lines.
    TEXT
  }

  static final Cursor NOWHERE = new Cursor(RdfPath.ROOT, Kind.TEXT, "", 0, "");

  boolean isItem() {
    return kind == Kind.NAME && !place.isRoot() && place.segments().getLast() instanceof Integer;
  }
}
