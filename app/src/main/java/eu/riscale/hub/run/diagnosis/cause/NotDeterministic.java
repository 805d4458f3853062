package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Candidate;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Window;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The network gives another output when it is run again on the same input.
final class NotDeterministic implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    // The middle alone came out as it did in the whole.
    if (mismatch.window().filter(Window::isExact).isPresent()) {
      return List.of();
    }
    Optional<Tensor> again =
        mismatch
            .effort()
            .run(mismatch.evidence().network(), mismatch.evidence().fed())
            .flatMap(mismatch::postprocessed);
    if (again.isEmpty() || mismatch.actual().isEmpty()) {
      return List.of();
    }
    Tensor first = mismatch.actual().get();
    Tensor second = again.get();
    if (!Arrays.equals(first.shape(), second.shape()) || first.size() == 0) {
      return List.of();
    }
    Fit fit =
        Fit.of(
            Candidate.of(second), Candidate.of(first), first.size(), mismatch.target().tolerance());
    if (fit.passes(mismatch.target().tolerance())) {
      return List.of();
    }
    return List.of(
        new Explanation(
            Cause.NOT_DETERMINISTIC,
            "the network is not deterministic: two runs on the same input differ by up to "
                + Figures.of(fit.within()),
            Double.NaN,
            0,
            Correction.of(
                RdfPath.ROOT.field("weights"),
                "Export the network in evaluation mode (model.eval() in PyTorch, training=False in"
                    + " Keras), so that dropout and noise are off, and make the test output again"
                    + " with it.")));
  }
}
