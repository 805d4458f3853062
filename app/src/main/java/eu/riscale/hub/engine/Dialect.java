package eu.riscale.hub.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import eu.riscale.hub.tensor.DType;
import java.nio.ByteBuffer;

/// In what the engines behind DJL differ once a network is open.
public interface Dialect {

  /// Whether the engine can be handed a tensor of this type. The others must never reach it: some
  /// end the process.
  boolean takes(DType type);

  /// The type that the engine itself gives the array, which DJL may blur.
  DataType typeOf(NDArray array);

  /// The elements in memory order, valid while the array is open.
  ByteBuffer contentOf(NDArray array);

  /// What the engine's own error says about the failure, as a clause without a full stop.
  String reason(Throwable failure);
}
