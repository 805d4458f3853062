package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.Tensor;

/// One step of pre- or postprocessing with its numbers. The shape and the axes stay as they are.
///
/// What comes out of a step that calculates is float32 for float32 and float64 for float64. Whole
/// numbers give float64, so that nothing is lost before the cast that follows; sigmoid and softmax
/// give float32 for those of at most 16 bits. Calculations are done in double. NaN stays NaN, and
/// infinities follow IEEE 754 through the step's formula.
public sealed interface TensorOp extends CompiledStep
    permits Binarize,
        Clip,
        EnsureDtype,
        FixedZeroMeanUnitVariance,
        ScaleLinear,
        ScaleMeanVariance,
        ScaleRange,
        Sigmoid,
        Softmax,
        ZeroMeanUnitVariance {

  /// The specification's name for the step, such as `scale_range`.
  String name();

  /// What the step does, with its numbers, in one line.
  String explain();

  /// Applies the step.
  ///
  /// @return a new tensor, or the input itself where the step has nothing to do; it lies in memory
  ///   that the context hands over, where there is such
  /// @throws OpException where the tensor at hand does not fit the step
  Tensor apply(Tensor in, OpContext context) throws OpException;

  /// Whether the step does to a part of a tensor, cut out along `axis`, what it does to the whole;
  /// no where that is not sure.
  default boolean isLocal(String axis) {
    return false;
  }

  /// Whether the step asks for statistics over all samples of the dataset.
  default boolean needsDataset() {
    return false;
  }
}
