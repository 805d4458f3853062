package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;

/// The same values as another data type, by the rules of [Cast]: whole numbers wrap around. (Model
/// 0.5, `ensure_dtype`, and the casts that 0.4 and 0.5 imply.)
///
/// @param why what the cast stands for, where it is not a step of the description
public record EnsureDtype(DType dtype, String why) implements TensorOp {
  /// A step of the description.
  public EnsureDtype(DType dtype) {
    this(dtype, "");
  }

  @Override
  public String name() {
    return "ensure_dtype";
  }

  @Override
  public String explain() {
    return "ensure_dtype: cast to " + dtype.word() + (why.isEmpty() ? "" : " (" + why + ")");
  }

  @Override
  public boolean isLocal(String axis) {
    return true;
  }

  @Override
  public Tensor apply(Tensor in, OpContext context) {
    return Cast.to(dtype, in, context.parallel());
  }
}
