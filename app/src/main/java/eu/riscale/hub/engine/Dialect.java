package eu.riscale.hub.engine;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import eu.riscale.hub.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// In what the engines behind DJL differ once a network is open.
public interface Dialect {

  /// The tensor as an array of the engine, of the same type.
  ///
  /// @param scope owns the array
  default NDArray arrayOf(Tensor tensor, NDManager scope) {
    return Carrier.isNeeded(tensor.dtype())
        ? carried(tensor, scope)
        : NdArrays.write(tensor, scope);
  }

  /// A tensor of a type that DJL cannot make arrays of, as an array of that type: in a [Carrier],
  /// and from there by a cast of the engine's own.
  ///
  /// @param scope owns the array
  NDArray carried(Tensor tensor, NDManager scope);

  /// Runs the network once.
  ///
  /// @param inputs in its order; empty where one is left out
  /// @param scope owns what comes out
  default NDList forward(Model model, List<Optional<NDArray>> inputs, NDManager scope) {
    NDList given = new NDList(inputs.stream().map(Optional::orElseThrow).toList());
    return model.getBlock().forward(new ParameterStore(scope, false), given, false);
  }

  /// The type that the engine itself gives the array, which DJL may blur.
  DataType typeOf(NDArray array);

  /// The elements in memory order, valid while the array is open.
  ByteBuffer contentOf(NDArray array);

  /// What the engine's own error says about the failure, as a clause without a full stop.
  String reason(Throwable failure);
}
