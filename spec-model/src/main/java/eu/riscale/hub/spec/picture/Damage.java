package eu.riscale.hub.spec.picture;

import java.io.Serial;

/// Why a picture cannot be shown as it was meant, as a clause such as `it ends early`.
final class Damage extends Exception {
  @Serial private static final long serialVersionUID = 1;

  static final String ENDS_EARLY = "it ends early";
  static final String PIXELS_MISSING = "some of its pixels are missing";
  static final String NO_SIZE = "its header says that it has no pixels";
  static final String NOT_IN_PALETTE = "some of its pixels have colours that its palette lacks";
  static final String PIXELS_DAMAGED = "its compressed pixels are damaged";

  private final String clause;

  Damage(String clause) {
    super(clause, null, false, false);
    this.clause = clause;
  }

  String clause() {
    return clause;
  }
}
