package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.finding.Finding;
import java.util.List;

/// A description that was read and judged, while its source is still open.
///
/// @param consumers which software can use it, of that which was asked for
/// @param policy gives findings the severities of the project
record Checked(
    Described described,
    List<Verdict> consumers,
    Validation validation,
    RdfSource source,
    Policy policy) {

  /// The same with more that was found.
  Checked with(List<Finding> further) {
    return new Checked(
        described, consumers, SpecValidator.with(validation, further), source, policy);
  }

  /// What there is to say where nothing more is done with it.
  ResourceResult result() {
    return new ResourceResult(
        described, policy.apply(validation.findings()), new Outcome.Validated(consumers));
  }

  /// What there is to say after more was done with it.
  ///
  /// @param further what was found meanwhile, as the specification judges it
  ResourceResult then(Outcome outcome, List<Finding> further) {
    return result().then(outcome, judged(further));
  }

  /// By the project's own severities, and with the lines that they speak of.
  List<Finding> judged(List<Finding> findings) {
    return policy.apply(validation.document().located(findings));
  }
}
