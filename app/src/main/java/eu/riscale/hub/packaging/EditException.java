package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.RdfPath;

/// A change that cannot be made in the text of a description without rewriting more of it.
final class EditException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RdfPath at;

  /// @param message one sentence
  EditException(RdfPath at, String message) {
    super(message);
    this.at = at;
  }

  RdfPath at() {
    return at;
  }
}
