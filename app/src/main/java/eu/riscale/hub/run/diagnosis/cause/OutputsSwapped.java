package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Candidate;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Output;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
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
    Output output = mismatch.output();
    Optional<Tensor> described = applied(other.raw(), output, mismatch);
    Optional<Fit> fit = described.flatMap(tensor -> fit(tensor, mismatch));
    return fit.isPresent()
        ? fit
        : applied(other.raw(), other, mismatch).flatMap(tensor -> fit(tensor, mismatch));
  }

  private static Optional<Fit> fit(Tensor tensor, Case mismatch) {
    return Arrays.equals(tensor.shape(), mismatch.expected().shape())
        ? mismatch.target().explains(Candidate.of(tensor), 0)
        : Optional.empty();
  }

  private static Optional<Tensor> applied(Tensor raw, Output as, Case mismatch) {
    if (raw.rank() != as.axes().size()) {
      return Optional.empty();
    }
    return mismatch.applied(as.postprocessing(), raw.withAxes(as.axes()));
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
