package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.RdfPath;

/// A change that cannot be made in the text of a description without rewriting more of it.
public final class EditException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RdfPath at;

  /// @param message one sentence
  public EditException(RdfPath at, String message) {
    super(message);
    this.at = at;
  }

  public RdfPath at() {
    return at;
  }
}
