package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import eu.riscale.hub.tensor.Tensor;
import java.util.Optional;

/// `(x − low) / (high − low + eps)`, with the values at two percentiles of the tensor as it is when
/// this step begins, or of another tensor before any processing. Percentiles between two elements
/// lie on the line between them. (Model 0.4 and 0.5, `scale_range`.)
///
/// @param axes measured jointly
/// @param minPercentile from 0 to 100, as is `maxPercentile`
/// @param reference the id of the input to measure instead
public record ScaleRange(
    JointAxes axes,
    double minPercentile,
    double maxPercentile,
    double eps,
    Optional<String> reference)
    implements TensorOp {
  @Override
  public String name() {
    return "scale_range";
  }

  @Override
  public String explain() {
    return "scale_range: (x − low) / (high − low + "
        + PerAxis.text(eps)
        + "), low and high at the percentiles "
        + PerAxis.text(minPercentile)
        + " and "
        + PerAxis.text(maxPercentile)
        + reference.map(id -> " of the unprocessed input '" + id + "'").orElse("")
        + " "
        + axes;
  }

  @Override
  public boolean needsDataset() {
    return axes.acrossSamples();
  }

  Sample.Percents percents() {
    return new Sample.Percents(minPercentile, maxPercentile, PercentileMethod.LINEAR);
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    Sample.Range range = context.percentiles(in, reference, axes, percents());
    PerAxis span =
        PerAxis.combine(in.axes(), range.high(), range.low(), (high, low) -> high - low + eps);
    return Affine.normalise(range.low(), span).apply(in, name(), context);
  }
}
