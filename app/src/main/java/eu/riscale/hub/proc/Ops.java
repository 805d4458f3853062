package eu.riscale.hub.proc;

import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.spec.view.step.Numbers;
import eu.riscale.hub.spec.view.step.StepView;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import java.util.ArrayList;
import java.util.List;

/// Compiles the steps that a tensor has into a plan that runs. Steps that contradict the tensor or
/// themselves, and steps that need Python, make a [CannotRun], never an exception.
public final class Ops {
  private Ops() {}

  /// The plan of a tensor; where one of its steps cannot run, that.
  public static Compiled compile(TensorView tensor) {
    List<TensorOp> ops = new ArrayList<>();
    for (StepView step : tensor.steps()) {
      switch (op(step)) {
        case CannotRun cannot -> {
          return cannot;
        }
        case TensorOp op -> ops.add(op);
      }
    }
    return new OpPlan(tensor.id(), ops);
  }

  private static CompiledStep op(StepView step) {
    return switch (step) {
      case StepView.Binarize(Numbers threshold) -> new Binarize(perAxis(threshold));
      case StepView.CellposeFlowDynamics() -> CannotRun.notYet("cellpose_flow_dynamics");
      case StepView.Clip(Bound low, Bound high, JointAxes axes) -> clip(low, high, axes);
      case StepView.Contradictory(String name, String reason) -> new CannotRun(name, reason);
      case StepView.Custom(String callable) -> CannotRun.custom(callable);
      case StepView.EnsureDtype(DataType dtype, String why) ->
          new EnsureDtype(DType.of(dtype), why);
      case StepView.FixedZeroMeanUnitVariance(Numbers mean, Numbers std, double eps) ->
          new FixedZeroMeanUnitVariance(perAxis(mean), perAxis(std), eps);
      case StepView.ScaleLinear(Numbers gain, Numbers offset) ->
          new ScaleLinear(perAxis(gain), perAxis(offset));
      case StepView.ScaleMeanVariance(String reference, JointAxes axes, double eps) ->
          new ScaleMeanVariance(reference, axes, eps);
      case StepView.ScaleRange range ->
          new ScaleRange(
              range.axes(),
              range.minPercentile(),
              range.maxPercentile(),
              range.eps(),
              range.reference());
      case StepView.Sigmoid() -> new Sigmoid();
      case StepView.Softmax(String axis) -> new Softmax(axis);
      case StepView.StardistPostprocessing() -> CannotRun.notYet("stardist_postprocessing");
      case StepView.ZeroMeanUnitVariance(JointAxes axes, double eps) ->
          new ZeroMeanUnitVariance(axes, eps);
    };
  }

  /// Percentiles over axes that are named are elements of the tensor, as in the Python reference.
  /// The bounds are the wrong way round in some descriptions.
  private static CompiledStep clip(Bound low, Bound high, JointAxes axes) {
    if (low instanceof Bound.Value(double min)
        && high instanceof Bound.Value(double max)
        && min >= max) {
      return new CannotRun(
          "clip",
          "clip has min "
              + PerAxis.text(min)
              + " and max "
              + PerAxis.text(max)
              + "; min has to be the smaller one, else every value becomes the same.");
    }
    if (low instanceof Bound.Percentile(double min)
        && high instanceof Bound.Percentile(double max)
        && min >= max) {
      return new CannotRun(
          "clip",
          "clip has min_percentile "
              + PerAxis.text(min)
              + " and max_percentile "
              + PerAxis.text(max)
              + "; min_percentile has to be the smaller one.");
    }
    return new Clip(
        low,
        high,
        axes,
        axes.acrossSamples() ? PercentileMethod.LINEAR : PercentileMethod.INVERTED_CDF);
  }

  private static PerAxis perAxis(Numbers numbers) {
    return numbers
        .axis()
        .map(axis -> PerAxis.along(axis, numbers.values()))
        .orElseGet(() -> PerAxis.of(numbers.values().getFirst()));
  }
}
