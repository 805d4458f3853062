package eu.riscale.hub.run;

import eu.riscale.hub.spec.finding.Finding;

/// Something stands in the way of testing any weights of a model.
final class CannotTest extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;
  private final Blame blame;

  private enum Blame {
    MODEL,
    HUB
  }

  private CannotTest(Finding finding, Blame blame) {
    super(finding.message());
    this.finding = finding;
    this.blame = blame;
  }

  /// The model is wrong, so that its test fails.
  static CannotTest fault(Finding finding) {
    return new CannotTest(finding, Blame.MODEL);
  }

  /// The model may be right, but hub cannot test it here.
  static CannotTest here(Finding finding) {
    return new CannotTest(finding, Blame.HUB);
  }

  Finding finding() {
    return finding;
  }

  boolean isModelsFault() {
    return blame == Blame.MODEL;
  }
}
