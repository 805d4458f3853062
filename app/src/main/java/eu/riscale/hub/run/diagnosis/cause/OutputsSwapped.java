package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Output;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The test output is that of another output of the network.
final class OutputsSwapped implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    for (int other = 0; other < mismatch.evidence().outputs().size(); other++) {
      if (other != mismatch.index() && !mismatch.effort().isSpent()) {
        Output output = mismatch.evidence().outputs().get(other);
        fit(output, mismatch)
            .ifPresent(fit ->
                found.add(
                    new Explanation(
                        Cause.OUTPUTS_SWAPPED,
                        "its test output is the network's output '"
                            + output.id()
                            + "', so that the two are exchanged",
                        fit.within(),
                        1,
                        correction(output, mismatch))));
      }
    }
    return found;
  }

  private static Optional<Fit> fit(Output other, Case mismatch) {
    return mismatch
        .postprocessed(other.raw(), mismatch.output())
        .flatMap(mismatch::explains)
        .or(() -> mismatch.postprocessed(other.raw(), other).flatMap(mismatch::explains));
  }

  private static Correction correction(Output other, Case mismatch) {
    String id = mismatch.output().id();
    return Correction.of(
        mismatch.at(),
        "List the outputs in the order in which the network gives them: exchange '"
            + id
            + "' and '"
            + other.id()
            + "' under outputs, or, if their descriptions are right, their test outputs.");
  }
}
