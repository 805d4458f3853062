package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.List;

/// A file in a zip is the one that was packed. One that is not cannot be read, which is said as of
/// any such file.
public final class PackedWhole implements FileCondition {
  @Override
  public List<Code> codes() {
    return List.of();
  }

  @Override
  public boolean holds(ReferencedFile file, OnceRead files, Findings out) throws IOException {
    files.compareWithPacked(file.source());
    return true;
  }
}
