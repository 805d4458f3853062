package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;

/// Ends the reading of a file with one finding.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Finding finding;

  Refused(Code code, Span at, String message) {
    super(message, null, false, false);
    this.finding = Finding.of(code, RdfPath.ROOT, message).at(at);
  }

  Finding finding() {
    return finding;
  }
}
