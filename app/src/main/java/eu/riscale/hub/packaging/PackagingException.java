package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// A package that could not be written; nothing of it is left.
public final class PackagingException extends Exception {
  private static final long serialVersionUID = 1L;

  private enum Why {
    SOURCE,
    TARGET,
    OTHER_CHECKSUM
  }

  private final Why why;

  private PackagingException(String message, Why why) {
    super(message);
    this.why = why;
  }

  /// The files of the source are not as they should be.
  ///
  /// @param message one sentence
  static PackagingException of(String message) {
    return new PackagingException(message, Why.SOURCE);
  }

  /// The place for the package cannot be written to.
  ///
  /// @param message one sentence
  static PackagingException ofTarget(String message) {
    return new PackagingException(message, Why.TARGET);
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
    String message = String.valueOf(getMessage());
    return switch (why) {
      case SOURCE ->
          Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, message).hint(PackageCodes.READABLE);
      case OTHER_CHECKSUM ->
          Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, message)
              .hint("'hub validate' says what the file is: put that right, or its sha256.");
      case TARGET ->
          Finding.of(PackageCodes.NOT_WRITABLE, RdfPath.ROOT, message)
              .hint("Make room, or name another place with -o; the model is as it should be.");
    };
  }
}
