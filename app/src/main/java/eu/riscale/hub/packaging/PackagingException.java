package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// A package that could not be written; nothing of it is left.
public final class PackagingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean otherChecksum;

  /// @param message one sentence
  /// @param otherChecksum whether a file is not the one that its checksum is of
  PackagingException(String message, boolean otherChecksum) {
    super(message);
    this.otherChecksum = otherChecksum;
  }

  public boolean isOtherChecksum() {
    return otherChecksum;
  }

  public Finding finding() {
    return Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, String.valueOf(getMessage()));
  }
}
