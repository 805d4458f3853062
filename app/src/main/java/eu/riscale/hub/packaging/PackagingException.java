package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// A package that could not be written; nothing of it is left.
public final class PackagingException extends Exception {
  private static final long serialVersionUID = 1L;

  private enum Why {
    INPUT_OR_OUTPUT,
    OTHER_CHECKSUM
  }

  private final Why why;

  private PackagingException(String message, Why why) {
    super(message);
    this.why = why;
  }

  /// @param message one sentence
  static PackagingException of(String message) {
    return new PackagingException(message, Why.INPUT_OR_OUTPUT);
  }

  /// A file is not the one that its checksum is of.
  ///
  /// @param message one sentence
  static PackagingException otherChecksum(String message) {
    return new PackagingException(message, Why.OTHER_CHECKSUM);
  }

  public boolean isOtherChecksum() {
    return why == Why.OTHER_CHECKSUM;
  }

  public Finding finding() {
    return Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, String.valueOf(getMessage()));
  }
}
