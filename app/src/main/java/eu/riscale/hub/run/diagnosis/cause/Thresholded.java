package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.Binarize;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.StepEdits;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A mask made with a threshold that is not described, or with another one.
final class Thresholded implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    if (mismatch.target().distinctValues() != 2 || mismatch.aligned().isEmpty()) {
      return List.of();
    }
    StepEdits edits = mismatch.postprocessing();
    Optional<Integer> binarize =
        edits.described().stream()
            .filter(at -> edits.steps().get(at) instanceof Binarize)
            .findFirst();
    Optional<Tensor> values =
        binarize.isPresent() ? before(binarize.get(), mismatch) : mismatch.aligned();
    return values.flatMap(tensor -> explain(tensor, binarize, mismatch)).stream().toList();
  }

  /// The output as it is when the described threshold is applied.
  private static Optional<Tensor> before(int position, Case mismatch) {
    OpPlan plan = mismatch.output().postprocessing();
    return mismatch.aligned(new OpPlan(plan.tensor(), plan.steps().subList(0, position)));
  }

  private static Optional<Explanation> explain(
      Tensor values, Optional<Integer> binarize, Case mismatch) {
    Tensor expected = mismatch.expected();
    double background = expected.at(0);
    double foreground = expected.at(0);
    double highestOff = Double.NEGATIVE_INFINITY;
    double lowestOn = Double.POSITIVE_INFINITY;
    for (int i = 0; i < expected.size(); i++) {
      background = Math.min(background, expected.at(i));
      foreground = Math.max(foreground, expected.at(i));
    }
    for (int i = 0; i < expected.size(); i++) {
      double value = values.at(i);
      if (expected.at(i) > background) {
        lowestOn = Math.min(lowestOn, value);
      } else {
        highestOff = Math.max(highestOff, value);
      }
    }
    if (!(highestOff < lowestOn) || background != 0 || distinct(values, mismatch) < 8) {
      return Optional.empty();
    }
    double threshold = between(highestOff, lowestOn);
    double on = foreground;
    return mismatch
        .target()
        .explains(i -> values.at(i) > threshold ? on : 0, 1)
        .map(fit -> explanation(threshold, on, binarize, fit, mismatch));
  }

  private static long distinct(Tensor values, Case mismatch) {
    return Arrays.stream(mismatch.target().positions()).mapToDouble(values::at).distinct().count();
  }

  /// The roundest number that separates.
  private static double between(double low, double high) {
    for (double usual : new double[] {0.5, 0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.6, 0.7, 0.75, 0.8, 0.9}) {
      if (usual >= low && usual < high) {
        return usual;
      }
    }
    double middle = (low + high) / 2;
    for (int digits = 1; digits < 9; digits++) {
      double round = new BigDecimal(middle).round(new MathContext(digits)).doubleValue();
      if (round >= low && round < high) {
        return round;
      }
    }
    return low;
  }

  private static Explanation explanation(
      double threshold, double on, Optional<Integer> binarize, Fit fit, Case mismatch) {
    Binarize step = new Binarize(PerAxis.of(threshold));
    StepEdits edits = mismatch.postprocessing();
    String fault =
        binarize.isPresent()
            ? "the test output was made with the threshold "
                + Figures.of(threshold)
                + ", not with the described "
                + edits.steps().get(binarize.get()).explain().replace("binarize: x > ", "")
            : "the test output is a mask, which a threshold of "
                + Figures.of(threshold)
                + " makes of the network's output"
                + (on == 1 ? "" : " (with " + Figures.of(on) + " for 1)");
    return new Explanation(
        Cause.THRESHOLD,
        fault,
        fit.within(),
        2,
        binarize
            .map(at -> edits.replaced(at, List.of(step)))
            .orElseGet(() -> edits.atEnd(List.of(step)))
            .correction());
  }
}
