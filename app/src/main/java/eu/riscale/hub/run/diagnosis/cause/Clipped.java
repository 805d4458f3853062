package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.StepEdits;
import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PercentileMethod;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A clip that is missing: where the output goes beyond it, the test output stands at one value.
final class Clipped implements Hypothesis {
  /// Elements that must stand at a bound, and different values that must lie between the bounds.
  private static final int ENOUGH = 8;

  private static final Set<Double> USUAL = Set.of(0.0, 1.0, -1.0, 255.0, 65535.0);

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    Tensor expected = mismatch.expected();
    int[] wrong = mismatch.target().wrongPositions();
    if (Arrays.stream(wrong).mapToDouble(expected::at).distinct().limit(3).count() > 2) {
      return Optional.empty();
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < expected.size(); i++) {
      low = Math.min(low, expected.at(i));
      high = Math.max(high, expected.at(i));
    }
    int below = 0;
    int above = 0;
    double slack = mismatch.target().tolerance().atol();
    Set<Double> between = new HashSet<>();
    for (int i = 0; i < expected.size(); i++) {
      double a = actual.at(i);
      double e = expected.at(i);
      below += e == low && a < low - slack ? 1 : 0;
      above += e == high && a > high + slack ? 1 : 0;
      if (e > low && e < high && between.size() < ENOUGH) {
        between.add(e);
      }
    }
    if (between.size() < ENOUGH || Math.max(below, above) < ENOUGH) {
      return Optional.empty();
    }
    double min = below >= ENOUGH ? low : Double.NEGATIVE_INFINITY;
    double max = above >= ENOUGH ? high : Double.POSITIVE_INFINITY;
    return mismatch
        .target()
        .explains(i -> Math.clamp(actual.at(i), min, max), 0)
        .map(fit -> explanation(min, max, fit, mismatch));
  }

  private static Explanation explanation(double min, double max, Fit fit, Case mismatch) {
    Clip step = new Clip(bound(min), bound(max), JointAxes.all(), PercentileMethod.LINEAR);
    boolean usual =
        (Double.isInfinite(min) || USUAL.contains(min))
            && (Double.isInfinite(max) || USUAL.contains(max));
    String words =
        (Double.isInfinite(min) ? "" : " from " + Figures.of(min))
            + (Double.isInfinite(max) ? "" : " to " + Figures.of(max));
    StepEdits edits = mismatch.postprocessing();
    return new Explanation(
        Cause.CLIPPED,
        "a clip" + words + " is missing at the end of the postprocessing",
        fit.within(),
        usual ? 2 : Explanation.FITTED,
        edits.atEnd(List.of(edits.canWrite(step) ? step : closed(step))).correction());
  }

  /// With both ends, for a format that has no clip with one.
  private static Clip closed(Clip step) {
    double far = 1e6;
    return new Clip(
        step.low() instanceof Bound.None ? new Bound.Value(-far) : step.low(),
        step.high() instanceof Bound.None ? new Bound.Value(far) : step.high(),
        step.axes(),
        step.method());
  }

  private static Bound bound(double value) {
    return Double.isInfinite(value) ? new Bound.None() : new Bound.Value(written(value));
  }

  /// As a person wrote it before it became a float32.
  private static double written(double value) {
    float narrow = (float) value;
    return narrow == value ? Double.parseDouble(Float.toString(narrow)) : value;
  }
}
