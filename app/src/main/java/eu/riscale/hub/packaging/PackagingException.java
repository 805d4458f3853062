package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// A package that could not be written; nothing of it is left.
public final class PackagingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean otherChecksum;

  private PackagingException(String message, boolean otherChecksum) {
    super(message);
    this.otherChecksum = otherChecksum;
  }

  /// @param message one sentence
  static PackagingException of(String message) {
    return new PackagingException(message, false);
  }

  /// A file is not the one that its checksum is of.
  ///
  /// @param message one sentence
  static PackagingException otherChecksum(String message) {
    return new PackagingException(message, true);
  }

  public boolean isOtherChecksum() {
    return otherChecksum;
  }

  public Finding finding() {
    return Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, String.valueOf(getMessage()));
  }
}
