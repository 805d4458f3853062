package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.List;

/// A file is the one that its checksum was made of.
public final class ChecksumMatches implements FileCondition {
  static final Code MISMATCH =
      Code.error(
              "sha256-mismatch", "A file has another SHA-256 checksum than the description says.")
          .why("It was changed or damaged since, or is not the file that is meant.")
          .section("files: sha256")
          .example(
              "source: weights.pt\nsha256: 0000…",
              "source: weights.pt\nsha256: (the output of sha256sum weights.pt)");

  @Override
  public List<Code> codes() {
    return List.of(MISMATCH);
  }

  /// Whether the file is right, as far as its checksum tells.
  @Override
  public boolean holds(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (file.sha256().isEmpty()) {
      return true;
    }
    Sha256 declared = file.sha256().get();
    Sha256 actual = files.sha256(file.source());
    if (!actual.equals(declared)) {
      out.add(
          Finding.of(
                  MISMATCH, file.at(), "'" + file.source() + "' has the checksum " + actual + ".")
              .expected(declared.hex())
              .hint("If the file is the right one, put its checksum into the description."));
    }
    return actual.equals(declared);
  }
}
