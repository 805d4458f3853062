package eu.riscale.hub.weights.torch.pickle;

/// A pickle that is damaged, or larger than any that describes weights. The message is a clause
/// that says what is wrong with it.
public class PickleException extends Exception {
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

  /// There is more of something than hub reads, for a pickle that may be sound otherwise.
  public static final class BeyondLimits extends PickleException {
    private static final long serialVersionUID = 1L;

    BeyondLimits(String clause) {
      super(clause);
    }
  }
}
