package eu.riscale.hub.spec.secret;

/// How often a text, or the parts of one, may still be looked at closely: a text made of what
/// secrets begin with would else take minutes.
public final class Effort {
  private long left;
  private boolean isSpent;

  /// @param words around which the patterns are tried
  public Effort(long words) {
    this.left = words;
  }

  /// Whether more was asked for than there was, so that the rest was not looked at.
  public boolean isSpent() {
    return isSpent;
  }

  /// Whether one more word may be looked around.
  boolean take() {
    isSpent = left == 0;
    if (!isSpent) {
      left--;
    }
    return !isSpent;
  }
}
