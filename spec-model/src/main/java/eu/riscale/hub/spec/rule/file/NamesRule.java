package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.util.List;

/// A rule on the names of all files together, whether they are there or not.
public interface NamesRule {
  /// Every code that the rule can report.
  List<Code> codes();

  /// Looks at the files in the order in which the description names them.
  void check(List<ReferencedFile> files, Findings out);
}
