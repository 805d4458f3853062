package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Candidate;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The test output is 0 in a border where the network gives more, as where a halo was left empty.
final class ZeroBorder implements Hypothesis {
  private static final double FILLED = 0.5;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    Tensor expected = mismatch.expected();
    if (expected.size() == 0 || expected.at(0) != 0) {
      return Optional.empty();
    }
    int[] before = new int[expected.rank()];
    int[] after = new int[expected.rank()];
    margins(expected, before, after);
    boolean any = false;
    boolean all = false;
    for (int axis = 0; axis < before.length; axis++) {
      any |= before[axis] + after[axis] > 0;
      all |= before[axis] + after[axis] >= expected.length(axis);
    }
    if (!any || all) {
      return Optional.empty();
    }
    Tensor inside = Cropping.crop(actual, before, after);
    if (!isFilled(actual, inside)) {
      return Optional.empty();
    }
    return mismatch
        .targetOf(Cropping.crop(expected, before, after))
        .explains(Candidate.of(inside), 0)
        .filter(fit -> mismatch.target().disagreeing() > 0)
        .map(fit -> explanation(before, after, fit, mismatch));
  }

  /// Whether the network gives numbers in the border about as often as inside. What is left of a
  /// few objects in the middle of an image is a border of 0 as well, which nobody has emptied.
  private static boolean isFilled(Tensor actual, Tensor inside) {
    long within = numbers(inside);
    double shareInside = (double) within / inside.size();
    double shareOutside = (double) (numbers(actual) - within) / (actual.size() - inside.size());
    return shareOutside >= FILLED * shareInside;
  }

  /// How many elements are not 0.
  private static long numbers(Tensor tensor) {
    long count = 0;
    for (int i = 0; i < tensor.size(); i++) {
      count += tensor.at(i) == 0 ? 0 : 1;
    }
    return count;
  }

  /// How many places at each end of each spatial axis are 0 all over.
  private static void margins(Tensor tensor, int[] before, int[] after) {
    int[] steps = Places.steps(tensor);
    int[] first = new int[steps.length];
    int[] last = new int[steps.length];
    for (int axis = 0; axis < steps.length; axis++) {
      first[axis] = tensor.length(axis);
      last[axis] = -1;
    }
    for (int i = 0; i < tensor.size(); i++) {
      if (tensor.at(i) != 0) {
        for (int axis = 0; axis < steps.length; axis++) {
          int at = i / steps[axis] % tensor.length(axis);
          first[axis] = Math.min(first[axis], at);
          last[axis] = Math.max(last[axis], at);
        }
      }
    }
    for (int axis = 0; axis < steps.length; axis++) {
      boolean spatial = Places.isSpatial(tensor.axes().get(axis));
      before[axis] = spatial ? first[axis] : 0;
      after[axis] = spatial ? tensor.length(axis) - 1 - last[axis] : 0;
    }
  }

  private static Explanation explanation(int[] before, int[] after, Fit fit, Case mismatch) {
    List<String> parts = new ArrayList<>();
    for (int axis = 0; axis < before.length; axis++) {
      if (before[axis] + after[axis] > 0) {
        String ends =
            before[axis] == after[axis]
                ? before[axis] + " pixels at each end"
                : before[axis] + " and " + after[axis] + " pixels at the ends";
        parts.add(ends + " of " + mismatch.expected().axes().get(axis));
      }
    }
    return new Explanation(
        Cause.BORDER,
        "the test output is 0 in a border ("
            + String.join(", ", parts)
            + "), as where a halo was left empty, and agrees inside",
        fit.within(),
        0,
        Correction.of(
            mismatch.testOutput(),
            "Save the whole output of the network as the test output: a described halo is cut off"
                + " by the software that runs the model, and not set to 0 before."));
  }
}
