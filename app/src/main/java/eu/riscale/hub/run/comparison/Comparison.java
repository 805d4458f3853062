package eu.riscale.hub.run.comparison;

import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Compares two tensors of one shape in a single pass.
///
/// A NaN agrees with a NaN alone, an infinity with the same infinity alone: whatever else one of
/// them meets is a mismatch. (The Python reference lets NaN pass.)
public final class Comparison {
  private final Tensor actual;
  private final Tensor expected;
  private final Tolerance tolerance;
  private long mismatched;
  private long nonFinite;
  private double maxAbs;
  private double maxRel;
  private int worst = -1;
  private double worstExcess = Double.NEGATIVE_INFINITY;

  private Comparison(Tensor actual, Tensor expected, Tolerance tolerance) {
    this.actual = actual;
    this.expected = expected;
    this.tolerance = tolerance;
  }

  /// @param actual same shape as `expected`
  public static OutputComparison of(
      String id, Tensor actual, Tensor expected, Tolerance tolerance) {
    Comparison comparison = new Comparison(actual, expected, tolerance);
    int size = actual.size();
    for (int i = 0; i < size; i++) {
      comparison.element(i, actual.at(i), expected.at(i));
    }
    return comparison.result(id, size);
  }

  private void element(int index, double a, double e) {
    if (a == e) {
      return;
    }
    double diff = Math.abs(a - e);
    if (Double.isNaN(diff) || Double.isInfinite(diff)) {
      odd(index, a, e);
      return;
    }
    maxAbs = Math.max(maxAbs, diff);
    maxRel = Math.max(maxRel, diff / (Math.abs(e) + 1e-6));
    double excess = diff - (tolerance.atol() + tolerance.rtol() * Math.abs(e));
    if (excess > 0) {
      mismatched++;
    }
    if (excess > worstExcess) {
      worstExcess = excess;
      worst = index;
    }
  }

  private void odd(int index, double a, double e) {
    if (Double.isNaN(a) && Double.isNaN(e)) {
      return;
    }
    mismatched++;
    nonFinite++;
    if (worstExcess < Double.POSITIVE_INFINITY) {
      worstExcess = Double.POSITIVE_INFINITY;
      worst = index;
    }
  }

  private OutputComparison result(String id, int size) {
    int[] shape = actual.shape();
    List<Integer> dims = new ArrayList<>();
    for (int n : shape) {
      dims.add(n);
    }
    return new OutputComparison(
        id,
        dims,
        mismatched,
        size,
        maxAbs,
        maxRel,
        worst < 0 ? List.of() : indices(worst, shape),
        worst < 0 ? Double.NaN : actual.at(worst),
        worst < 0 ? Double.NaN : expected.at(worst),
        nonFinite,
        tolerance);
  }

  private static List<Integer> indices(int flat, int[] shape) {
    Integer[] indices = new Integer[shape.length];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      indices[axis] = flat % shape[axis];
      flat /= shape[axis];
    }
    return List.of(indices);
  }
}
