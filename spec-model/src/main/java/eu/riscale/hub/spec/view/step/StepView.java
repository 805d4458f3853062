package eu.riscale.hub.spec.view.step;

import eu.riscale.hub.spec.value.DataType;
import java.util.Optional;

/// What is done to an input before the network, or to an output after it.
public sealed interface StepView {
  /// 1 where the value is above the threshold, else 0.
  record Binarize(Numbers threshold) implements StepView {}

  /// Values below `low` become that, values above `high` become that.
  ///
  /// @param axes over which percentiles are taken together
  record Clip(Bound low, Bound high, JointAxes axes) implements StepView {}

  /// A cast.
  ///
  /// @param why what the cast stands for, where it is not a step of the description
  record EnsureDtype(DataType dtype, String why) implements StepView {}

  /// `(x − mean) / (std + eps)` with numbers from the description.
  ///
  /// @param eps 0 in model 0.5, the formula of which has none
  record FixedZeroMeanUnitVariance(Numbers mean, Numbers std, double eps) implements StepView {}

  /// `x · gain + offset`.
  record ScaleLinear(Numbers gain, Numbers offset) implements StepView {}

  /// Gives a tensor the mean and standard deviation of an input before any processing.
  ///
  /// @param reference the id of that input
  record ScaleMeanVariance(String reference, JointAxes axes, double eps) implements StepView {}

  /// `(x − low) / (high − low + eps)` with the values at two percentiles.
  ///
  /// @param minPercentile from 0 to 100, as is `maxPercentile`
  /// @param reference the id of the input whose unprocessed values are measured instead
  record ScaleRange(
      JointAxes axes,
      double minPercentile,
      double maxPercentile,
      double eps,
      Optional<String> reference)
      implements StepView {}

  /// `1 / (1 + exp(−x))`.
  record Sigmoid() implements StepView {}

  /// `exp(x) / Σ exp(x)` along an axis.
  record Softmax(String axis) implements StepView {}

  /// `(x − mean) / (std + eps)` with the mean and standard deviation of the tensor.
  record ZeroMeanUnitVariance(JointAxes axes, double eps) implements StepView {}

  /// Python code that comes with the model.
  record Custom(String callable) implements StepView {}

  /// Labels of the objects that a StarDist network predicts.
  record StardistPostprocessing() implements StepView {}

  /// Labels of the cells that the flows of a Cellpose network lead to.
  record CellposeFlowDynamics() implements StepView {}

  /// A step that contradicts itself or its tensor, so that nothing can be computed.
  ///
  /// @param name the specification's name of the step
  /// @param reason a sentence for the person who wrote the description
  record Contradictory(String name, String reason) implements StepView {}
}
