package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The output goes with the test output, but nothing that was tried makes the two agree.
final class Resembles implements Hypothesis {
  private static final double CORRELATION = 0.9;
  private static final int VALUES = 64;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    double correlation =
        Channels.of(actual).correlation(actual, mismatch.expected(), mismatch.target().positions());
    if (!(correlation >= CORRELATION) || mismatch.target().distinctValues() < VALUES) {
      return Optional.empty();
    }
    return Optional.of(
        new Explanation(
            Cause.RESEMBLES,
            String.format(
                Locale.ROOT,
                "the output resembles the test output (correlation %.3f), as that of other weights"
                    + " or of an input that was prepared in another way does",
                correlation),
            Double.NaN,
            0,
            Correction.of(
                RdfPath.ROOT.field("weights"),
                "Check that the test output was made with this checkpoint, in evaluation mode, and"
                    + " from the test input as it is.")));
  }
}
