package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Statistics;
import eu.riscale.hub.tensor.Tensor;

/// `(x − mean) / (std + eps) · (ref_std + eps) + ref_mean`: gives a tensor the mean and the
/// population standard deviation of an input before any processing. (Model 0.4 and 0.5,
/// `scale_mean_variance`.)
///
/// @param reference the id of that input
/// @param axes measured jointly, in both tensors
public record ScaleMeanVariance(String reference, JointAxes axes, double eps) implements TensorOp {
  @Override
  public String name() {
    return "scale_mean_variance";
  }

  @Override
  public String explain() {
    String small = PerAxis.text(eps);
    return "scale_mean_variance: (x − mean) / (std + "
        + small
        + ") · (ref_std + "
        + small
        + ") + ref_mean, ref of the unprocessed input '"
        + reference
        + "', "
        + axes;
  }

  @Override
  public boolean needsDataset() {
    return axes.acrossSamples();
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    Statistics.Spread own = context.spread(in, axes);
    Statistics.Spread wanted = context.spreadOf(reference, axes);
    return new Affine(
            own.mean(),
            own.deviation().map(deviation -> deviation + eps),
            wanted.deviation().map(deviation -> deviation + eps),
            wanted.mean())
        .apply(in, name(), context);
  }
}
