package eu.riscale.hub.weights.keras;

import java.util.List;
import java.util.OptionalInt;

/// What a Keras or TensorFlow.js model file says of its network, without the numbers.
///
/// @param kerasVersion empty where the file does not say
/// @param backend such as `tensorflow`; empty where the file does not say
/// @param inputs the network's inputs in order
/// @param outputs names of the layers that give its outputs, in order
/// @param layers in the order of the file, those of nested models behind their model
/// @param weights arrays that belong to no layer that is listed, such as those of a graph model
/// @param operators of a TensorFlow.js graph model, one entry per node
/// @param shards the files that a TensorFlow.js model keeps its numbers in
/// @param obstacle why the layers cannot be shown; empty where they can
public record KerasOutline(
    String kerasVersion,
    String backend,
    List<Input> inputs,
    List<String> outputs,
    List<Layer> layers,
    List<Array> weights,
    List<String> operators,
    List<String> shards,
    String obstacle) {

  /// @param shape with the batch axis; empty for an axis of any length
  public record Input(String name, String dtype, List<OptionalInt> shape) {}

  /// @param name with the names of the models around it, as in `encoder/conv`
  public record Layer(String name, String className, List<Array> weights) {}

  /// An array, of which only the shape is read.
  public record Array(String name, String dtype, List<Integer> shape) {}
}
