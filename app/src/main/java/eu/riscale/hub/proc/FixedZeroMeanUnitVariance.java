package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;

/// `(x − mean) / (std + eps)` with numbers from the description: one for all or one for each place
/// along an axis.
///
/// @param eps 0 for model 0.5, `fixed_zero_mean_unit_variance`, the formula of which has none; for
///   model 0.4, `zero_mean_unit_variance` with mode `fixed`, it is written there
public record FixedZeroMeanUnitVariance(PerAxis mean, PerAxis std, double eps) implements TensorOp {
  @Override
  public String name() {
    return "fixed_zero_mean_unit_variance";
  }

  @Override
  public String explain() {
    String divisor = eps == 0 ? std.toString() : "(" + std + " + " + PerAxis.text(eps) + ")";
    return "fixed_zero_mean_unit_variance: (x − " + mean + ") / " + divisor;
  }

  @Override
  public boolean isLocal(String axis) {
    return true;
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    return Affine.normalise(mean, std.map(value -> value + eps)).apply(in, name(), context);
  }
}
