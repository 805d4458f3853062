package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What may keep a text from being YAML, and the lines that mend it.
///
/// @param at the first character at fault
/// @param edits changes of whole lines
record YamlFault(Code code, Span at, String message, String hint, List<Edit.Replace> edits) {

  /// A fault in one line.
  ///
  /// @param column of the first character at fault, from 1
  static YamlFault inLine(
      YamlLines.Line line, int column, String message, String hint, String mended) {
    return new YamlFault(
        YamlCodes.SYNTAX,
        new Span(line.number(), column, line.number(), column + 1),
        message,
        hint,
        List.of(line.replaced(mended)));
  }

  /// The lines that mending it changes.
  Set<Integer> lines() {
    Set<Integer> lines = new HashSet<>();
    edits.forEach(edit -> lines.add(edit.span().line()));
    return lines;
  }

  /// Whether all other lines keep their numbers.
  boolean keepsLines() {
    return edits.stream()
        .allMatch(
            edit -> edit.text().indexOf('\n') < 0 && edit.span().line() == edit.span().endLine());
  }

  /// What the reader said of more than the syntax it said better.
  Finding finding(Finding found) {
    Edit[] changes = edits.toArray(Edit[]::new);
    boolean syntax = found.code().equals(YamlCodes.SYNTAX) || found.code().equals(YamlCodes.TAB);
    return syntax
        ? Finding.of(code, RdfPath.ROOT, message).hint(hint).fix(changes).at(at)
        : found.hint(hint).fix(changes);
  }
}
