package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// The same numbers in the same order under another shape, such as without the batch axis.
final class Reshaped implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    Tensor raw = mismatch.output().raw();
    Tensor expected = mismatch.expected();
    if (mismatch.aligned().isPresent()
        || raw.size() != expected.size()
        || expected.rank() != mismatch.output().axes().size()) {
      return List.of();
    }
    Tensor shaped = Tensor.of(raw.dtype(), raw.array(), expected.axes(), expected.shape());
    return applied(shaped, mismatch)
        .flatMap(mismatch::explains)
        .map(fit -> explanation(fit, mismatch))
        .stream()
        .toList();
  }

  private static Optional<Tensor> applied(Tensor shaped, Case mismatch) {
    return mismatch.applied(mismatch.output().postprocessing(), shaped);
  }

  private static Explanation explanation(Fit fit, Case mismatch) {
    Tensor raw = mismatch.output().raw();
    return new Explanation(
        Cause.RESHAPED,
        "the test output has the network's numbers in the same order, but the shape "
            + mismatch.expected().shapeText()
            + " where the network gives "
            + raw.shapeText(),
        fit.within(),
        1,
        Correction.of(
            mismatch.at().field("axes"),
            "Describe one axis for each of "
                + raw.shapeText()
                + " and save the test output in that shape, or export a network that gives the axes"
                + " "
                + String.join(", ", mismatch.output().axes())
                + "."));
  }
}
