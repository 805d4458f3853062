package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.run.failure.Failed;
import eu.riscale.hub.run.failure.FailureCause;
import eu.riscale.hub.run.failure.FailureCauses;
import eu.riscale.hub.run.failure.Trials;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import java.util.Optional;

/// A network that opens and fails on the test inputs: says why, and what to do.
record FailedRun(ModelView subject, TestTensors tensors, WeightsFile file) {

  /// Puts the cause before what the engine says, which the log has already.
  ///
  /// @param seconds that the test has taken until it failed
  void explain(Network network, EngineException said, double seconds, TestLog log) {
    if (said.kind() != EngineException.Kind.RUN) {
      return;
    }
    log.doing("looking for the cause, because the network fails on the test inputs");
    Optional<FailureCause> cause = cause(network, said, seconds);
    log.explained(finding ->
        cause
            .map(it -> finding.message(it.sentence() + " " + finding.message()).hint(it.hint()))
            .orElseGet(() ->
                said.hint().isEmpty()
                    ? finding.hint(FailureCauses.help(said.getMessage()))
                    : finding));
  }

  private Optional<FailureCause> cause(Network network, EngineException said, double seconds) {
    WeightsView weights = file.weights();
    return FailureCauses.of(
        new Failed(
            subject,
            weights.format(),
            tensors.fed(),
            said.getMessage(),
            weights.file().toString(),
            file.content()),
        new Trials(network::run, seconds),
        new OutputsMatch(subject.outputs(), weights, tensors));
  }
}
