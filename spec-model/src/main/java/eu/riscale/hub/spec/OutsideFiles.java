package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryCodes;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.rule.file.FileExists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A path that leads out of the folder is told of the text, and where the files are at hand of the
/// file as well: one fault.
final class OutsideFiles {
  private static final List<Code> TOLD_AGAIN =
      List.of(FileExists.OUTSIDE, EntryCodes.SOURCE_MISSING);

  private OutsideFiles() {}

  /// The findings of the text without those that `files` tells again; these get their help.
  static Validation toldOnce(Validation alone, Findings files) {
    Map<RdfPath, Finding> again = new HashMap<>();
    for (Finding finding : files.list()) {
      if (TOLD_AGAIN.contains(finding.code())) {
        again.put(finding.path(), finding);
      }
    }
    if (again.isEmpty()) {
      return alone;
    }
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : alone.findings()) {
      Finding file = again.get(finding.path());
      if (file == null || !finding.code().equals(ValueCodes.PATH_LEAVES_FOLDER)) {
        kept.add(finding);
      } else if (!finding.edits().isEmpty() && file.edits().isEmpty()) {
        files.withdraw(file);
        files.add(
            (finding.edits().getFirst() instanceof Edit.Write
                    ? file.hint("A file of this name lies in the folder.")
                    : file)
                .fix(finding.edits().toArray(Edit[]::new)));
      }
    }
    return new Validation(alone.document(), alone.judgedAs(), alone.readable(), kept);
  }
}
