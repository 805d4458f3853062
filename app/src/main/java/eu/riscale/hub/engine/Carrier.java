package eu.riscale.hub.engine;

import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;

/// Whole numbers of a type that DJL has no arrays of, in a type that it has: an engine's own cast
/// turns them into those that the network takes.
public final class Carrier {
  private Carrier() {}

  /// Whether DJL has arrays of the type. The others must never reach it: some end the process.
  static boolean isNeeded(DType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, INT8, INT32, INT64, UINT8, BOOL -> false;
      case INT16, UINT16, UINT32, UINT64 -> true;
    };
  }

  /// The same numbers in a wider type; those of uint64 bit by bit, as there is none.
  public static Tensor of(Tensor tensor) {
    DType wider = tensor.dtype().bytes() < 4 ? DType.INT32 : DType.INT64;
    return Cast.to(wider, tensor, Parallel.NONE);
  }
}
