package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// LabelEdges that differ at the edges of objects only, where scores are nearly equal.
final class LabelEdges implements Hypothesis {
  /// The most that the specification lets an author allow.
  private static final double MOST = 0.03;

  private static final double AT_EDGES = 0.95;
  private static final int ENOUGH = 4;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch
        .aligned()
        .filter(actual -> areLabels(actual, mismatch))
        .flatMap(actual -> explain(actual, mismatch))
        .stream()
        .toList();
  }

  /// Whether both hold whole numbers only.
  static boolean areLabels(Tensor actual, Case mismatch) {
    for (int at : mismatch.target().positions()) {
      double a = actual.at(at);
      double e = mismatch.expected().at(at);
      if (a != Math.rint(a) || e != Math.rint(e)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    int wrong = mismatch.target().disagreeing();
    double share = (double) wrong / actual.size();
    if (wrong < ENOUGH || share > MOST) {
      return Optional.empty();
    }
    int atEdges = 0;
    for (int i = 0; i < actual.size(); i++) {
      boolean edge = !mismatch.target().agrees(actual.at(i), i) && isAtEdge(i, actual, mismatch);
      atEdges += edge ? 1 : 0;
    }
    if (atEdges < AT_EDGES * wrong) {
      return Optional.empty();
    }
    String fault =
        String.format(
            Locale.ROOT,
            "%,d elements (%.2g %%), nearly all at the edges of objects, have the label of their"
                + " neighbour, as with another processor, library or precision",
            wrong,
            100 * share);
    return Optional.of(Drift.explanation(Cause.DRIFT, fault, mismatch));
  }

  /// Whether a neighbour is expected to have the label that this element got.
  private static boolean isAtEdge(int index, Tensor actual, Case mismatch) {
    int[] steps = Places.steps(actual);
    for (int axis = 0; axis < steps.length; axis++) {
      int at = index / steps[axis] % actual.length(axis);
      if (!Places.isSpatial(actual.axes().get(axis))) {
        continue;
      }
      boolean before = at > 0 && mismatch.expected().at(index - steps[axis]) == actual.at(index);
      boolean after =
          at < actual.length(axis) - 1
              && mismatch.expected().at(index + steps[axis]) == actual.at(index);
      if (before || after) {
        return true;
      }
    }
    return false;
  }
}
