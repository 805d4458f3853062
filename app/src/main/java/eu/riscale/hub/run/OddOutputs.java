package eu.riscale.hub.run;

import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.fit.WeightsFit;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.WeightsView;
import java.util.List;
import java.util.Optional;

/// Outputs that are more or fewer than described, because they are lists or dictionaries: engines
/// hand out what is in them.
record OddOutputs(ModelView subject, WeightsFile file) {
  private static final List<Code> NUMBERS = List.of(RunCodes.OUTPUT_EXTRA, RunCodes.OUTPUT_COUNT);

  /// Nobody is told to describe what no other software can run.
  void explain(TestLog log) {
    if (NUMBERS.stream().noneMatch(log::has)) {
      return;
    }
    kind()
        .ifPresent(kind ->
            NUMBERS.forEach(code ->
                log.explained(
                    code,
                    finding ->
                        finding
                            .message(finding.message() + " " + kind.message())
                            .hint(kind.hint()))));
  }

  private Optional<Finding> kind() {
    WeightsView weights = file.weights();
    return WeightsFit.of(
            subject, weights.format().word(), weights.file().toString(), file.content())
        .stream()
        .filter(finding -> finding.code().equals(FitCodes.KIND))
        .filter(finding -> finding.path().toString().startsWith(Side.OUTPUT.field()))
        .findFirst();
  }
}
