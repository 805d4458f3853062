package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.List;

/// Another weights entry of the model reproduces the test output.
public final class OtherWeights implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    for (Evidence.OtherWeights other : mismatch.evidence().others()) {
      mismatch
          .effort()
          .runOnce(other, other.network(), mismatch.evidence().fed())
          .flatMap(mismatch::postprocessed)
          .flatMap(mismatch::fit)
          .filter(fit -> fit.passes(mismatch.target().tolerance()))
          .ifPresent(fit -> found.add(explanation(other.format(), fit)));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  private static Explanation explanation(String format, Fit fit) {
    return new Explanation(
        Cause.OTHER_WEIGHTS,
        "of the model's weights, those of %s reproduce the test output, and these do not"
            .formatted(format),
        fit.within(),
        0,
        Correction.of(
            RdfPath.ROOT.field("weights"),
            "Export these weights again from the network of " + format + "."));
  }
}
