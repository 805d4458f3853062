package eu.riscale.hub.weights.torch.pickle;

/// A pickle that is damaged, or larger than any that describes weights. The message is a clause
/// that says what is wrong with it.
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String clause;

  PickleException(String clause) {
    super(clause);
    this.clause = clause;
  }

  @Override
  public String getMessage() {
    return clause;
  }
}
