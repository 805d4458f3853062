package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.List;

/// A rule on one file without which no other rule looks into it.
public interface FileCondition {
  /// Every code that the rule can report.
  List<Code> codes();

  /// Whether others may look into the file.
  ///
  /// @throws IOException where the file cannot be read after all
  boolean holds(ReferencedFile file, OnceRead files, Findings out) throws IOException;
}
