package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.policy.Judge;
import eu.riscale.hub.policy.Judged;
import eu.riscale.hub.policy.ModelSettings;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.finding.Finding;
import java.util.List;

/// A description that was read and judged, while its source is still open.
///
/// @param consumers which software can use it, of that which was asked for
/// @param judge looks at findings as the project does
/// @param asked what the settings that come with it ask for
record Checked(
    Described described,
    List<Verdict> consumers,
    Validation validation,
    RdfSource source,
    Judge judge,
    ModelSettings asked) {

  /// The same with more that was found.
  Checked with(List<Finding> further) {
    return new Checked(
        described, consumers, SpecValidator.with(validation, further), source, judge, asked);
  }

  /// What there is to say where nothing more is done with it.
  ResourceResult result() {
    return result(validation.findings());
  }

  /// What there is to say where its findings are these, each with its place.
  ResourceResult result(List<Finding> findings) {
    Judged judged = judge.all(findings);
    return new ResourceResult(
        described, judged.told(), new Outcome.Validated(consumers), judged.hidden());
  }

  /// What there is to say after more was done with it.
  ///
  /// @param further what was found meanwhile, as the specification judges it
  ResourceResult then(Outcome outcome, List<Finding> further) {
    return result().then(outcome, judged(further));
  }

  /// As the project looks at it, and with the lines that it speaks of.
  Judged judged(List<Finding> findings) {
    return judge.all(located(findings));
  }

  /// What was found in a test, as the project looks at it.
  List<Finding> ofTest(List<Finding> findings) {
    return judge.ofTest(located(findings));
  }

  private List<Finding> located(List<Finding> findings) {
    return validation.document().located(findings);
  }
}
