package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;

/// `x · gain + offset`, with one number for all or one for each place along an axis. (Model 0.4 and
/// 0.5, `scale_linear`.)
public record ScaleLinear(PerAxis gain, PerAxis offset) implements TensorOp {
  @Override
  public String name() {
    return "scale_linear";
  }

  @Override
  public String explain() {
    return "scale_linear: x · " + gain + " + " + offset;
  }

  @Override
  public boolean isLocal(String axis) {
    return true;
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) throws OpException {
    return new Affine(PerAxis.of(0), PerAxis.of(1), gain, offset).apply(in, name(), context);
  }
}
