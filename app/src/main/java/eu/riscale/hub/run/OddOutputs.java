package eu.riscale.hub.run;

import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.fit.WeightsFit;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Outputs that are more or fewer than described, because they are lists or dictionaries: engines
/// hand out what is in them.
record OddOutputs(ModelView subject, RdfSource source) {
  private static final List<Code> NUMBERS = List.of(RunCodes.OUTPUT_EXTRA, RunCodes.OUTPUT_COUNT);

  /// Nobody is told to describe what no other software can run.
  void explain(WeightsView weights, TestLog log) {
    if (NUMBERS.stream().noneMatch(log::has)) {
      return;
    }
    kind(weights)
        .ifPresent(kind ->
            NUMBERS.forEach(code ->
                log.explained(
                    code,
                    finding ->
                        finding
                            .message(finding.message() + " " + kind.message())
                            .hint(kind.hint()))));
  }

  private Optional<Finding> kind(WeightsView weights) {
    try {
      WeightsContent content = ContentReader.read(source.onDisk(weights.file()));
      return WeightsFit.of(subject, weights.format().word(), weights.file().toString(), content)
          .stream()
          .filter(finding -> finding.code().equals(FitCodes.KIND))
          .filter(finding -> finding.path().toString().startsWith(Side.OUTPUT.field()))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
