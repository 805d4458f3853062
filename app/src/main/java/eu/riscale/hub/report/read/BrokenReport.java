package eu.riscale.hub.report.read;

/// A file that is no report which this hub can read; the message is a clause that says why.
final class BrokenReport extends Exception {
  private static final long serialVersionUID = 1L;

  private final String clause;

  BrokenReport(String clause) {
    super(clause);
    this.clause = clause;
  }

  @Override
  public String getMessage() {
    return clause;
  }
}
