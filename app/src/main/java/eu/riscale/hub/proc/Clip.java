package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import eu.riscale.hub.tensor.Tensor;
import java.util.Optional;

/// `min(max(x, low), high)`, with bounds from the description or at percentiles of the tensor as it
/// is when this step begins. A whole-number type stays as it is where the bounds are whole numbers
/// of that type or do not bite; otherwise the result is float64. For float32 the bounds are rounded
/// to float32. (Model 0.4 and 0.5, `clip`.)
///
/// @param axes measured jointly for percentiles
/// @param method [PercentileMethod#INVERTED_CDF] where each sample is measured: the bounds are then
///   elements of it; a statistic of the dataset is interpolated, as every other
public record Clip(Bound low, Bound high, JointAxes axes, PercentileMethod method)
    implements TensorOp {

  /// A clip at two numbers.
  public static Clip of(double min, double max) {
    return new Clip(
        new Bound.Value(min), new Bound.Value(max), JointAxes.all(), PercentileMethod.LINEAR);
  }

  @Override
  public String name() {
    return "clip";
  }

  @Override
  public String explain() {
    return "clip"
        + text(" from ", low)
        + text(" to ", high)
        + (measures() ? " " + axes + " (" + method.word() + ")" : "");
  }

  @Override
  public boolean isLocal(String axis) {
    return !measures();
  }

  @Override
  public boolean needsDataset() {
    return measures() && axes.acrossSamples();
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    PerAxis min = PerAxis.of(low instanceof Bound.Value(double v) ? v : Double.NEGATIVE_INFINITY);
    PerAxis max = PerAxis.of(high instanceof Bound.Value(double v) ? v : Double.POSITIVE_INFINITY);
    if (measures()) {
      Sample.Range range = context.percentiles(in, Optional.empty(), axes, percents());
      min = low instanceof Bound.Percentile ? range.low() : min;
      max = high instanceof Bound.Percentile ? range.high() : max;
    }
    return Clamp.apply(in, min, max, context);
  }

  /// What is measured, where anything is.
  Sample.Percents percents() {
    double lower = percentOr(percentOr(0, high), low);
    return new Sample.Percents(lower, percentOr(lower, high), method);
  }

  boolean measures() {
    return low instanceof Bound.Percentile || high instanceof Bound.Percentile;
  }

  /// Any percentile will do where a bound is none: it is measured with the other and not used.
  private static double percentOr(double other, Bound bound) {
    return bound instanceof Bound.Percentile(double percent) ? percent : other;
  }

  private static String text(String before, Bound bound) {
    return switch (bound) {
      case Bound.None() -> "";
      case Bound.Value(double value) -> before + PerAxis.text(value);
      case Bound.Percentile(double percent) -> before + "percentile " + PerAxis.text(percent);
    };
  }
}
