package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.List;

/// A rule on one file that is present.
public interface FileRule {
  /// Every code that the rule can report.
  List<Code> codes();

  /// Looks at files whose role concerns the rule, and at no others.
  ///
  /// @throws IOException where the file cannot be read after all
  void check(ReferencedFile file, FileLookup files, Findings out) throws IOException;
}
