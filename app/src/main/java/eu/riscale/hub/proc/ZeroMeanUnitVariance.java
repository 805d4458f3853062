package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Statistics;
import eu.riscale.hub.tensor.Tensor;

/// `(x − mean) / (std + eps)`, with the mean and the population standard deviation of the tensor as
/// it is when this step begins. A constant tensor becomes 0, up to the rounding of its mean divided
/// by `eps`. (Model 0.4 and 0.5, `zero_mean_unit_variance`.)
///
/// @param axes measured jointly
public record ZeroMeanUnitVariance(JointAxes axes, double eps) implements TensorOp {
  @Override
  public String name() {
    return "zero_mean_unit_variance";
  }

  @Override
  public String explain() {
    return "zero_mean_unit_variance: (x − mean) / (std + " + PerAxis.text(eps) + ") " + axes;
  }

  @Override
  public boolean needsDataset() {
    return axes.acrossSamples();
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    Statistics.Spread spread = context.spread(in, axes);
    PerAxis scale = spread.deviation().map(deviation -> deviation + eps);
    return Affine.normalise(spread.mean(), scale).apply(in, name(), context);
  }
}
