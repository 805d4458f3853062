package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlDocument;
import java.util.List;
import java.util.stream.Collectors;

/// A change that was made because of a finding.
///
/// @param line of the description as it was before this change, from 1; 0 where it is about the
///   whole
public record Fix(int line, String code, RdfPath path, List<EditText> edits) {

  public static Fix of(Finding finding) {
    Span span = finding.span();
    return new Fix(
        span == null ? 0 : span.line(), finding.code().slug(), finding.path(), finding.editTexts());
  }

  /// What was done, on one line: `write: license: MIT`.
  public String text() {
    return edits.stream()
        .map(edit -> edit.label() + ": " + String.join(" ", edit.lines()).strip())
        .collect(Collectors.joining("; "));
  }

  /// Whether hub may make what a finding offers by itself: no part of it is an example, whose
  /// content only the author knows.
  public static boolean isOffered(Finding finding) {
    return !finding.edits().isEmpty()
        && finding.edits().stream().noneMatch(Edit.Example.class::isInstance);
  }

  /// Whether what a finding offers may be made and takes nothing away that the author wrote.
  public static boolean isSafe(YamlDocument document, Finding finding) {
    return isOffered(finding) && !new Losses(document).are(finding);
  }
}
