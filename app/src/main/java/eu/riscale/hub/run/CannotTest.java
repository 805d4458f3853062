package eu.riscale.hub.run;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// Something stands in the way of testing any weights of a model.
final class CannotTest extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;
  private final boolean modelsFault;

  private CannotTest(Finding finding, boolean modelsFault) {
    super(finding.message());
    this.finding = finding;
    this.modelsFault = modelsFault;
  }

  /// The model is wrong, so that its test fails.
  static CannotTest fault(Code code, RdfPath at, String message) {
    return new CannotTest(Finding.of(code, at, message), true);
  }

  /// The model may be right, but hub cannot test it here.
  static CannotTest here(Code code, RdfPath at, String message) {
    return new CannotTest(Finding.of(code, at, message), false);
  }

  Finding finding() {
    return finding;
  }

  boolean isModelsFault() {
    return modelsFault;
  }
}
