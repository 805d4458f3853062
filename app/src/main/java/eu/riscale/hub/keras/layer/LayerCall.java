package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.LayerGraph;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.List;

/// One call of one layer: what a family of layers needs to translate it.
///
/// @param inputs the tensors that the layer is called with
/// @param weights the layer's arrays, in Keras's order
/// @param mode what the call asks the layer to do
record LayerCall(
    LayerGraph.Layer layer,
    List<Value> inputs,
    List<Weight> weights,
    Mode mode,
    ModelTranslator model) {

  /// Some layers act in another way while their network is trained.
  enum Mode {
    PREDICTION,
    TRAINING
  }

  LayerConfig config() {
    return layer.config();
  }

  OnnxGraph graph() {
    return model.graph();
  }

  /// The one tensor of a layer that takes one.
  Value input() {
    if (inputs.size() != 1) {
      throw config().broken("is called with " + inputs.size() + " tensors, but takes one");
    }
    return inputs.get(0);
  }

  /// The input with its channels stored at axis 1, as ONNX's spatial ops want it; Keras's channel
  /// axis is the last, or the first after the batch, as `data_format` says.
  ///
  /// @throws Refusal where the input has no axis of space
  Value spatialInput() {
    Value input = input();
    if (input.rank() < 3) {
      throw config()
          .broken("is given a tensor of " + input.rank() + " axes, which has no space axis");
    }
    return config().channelsFirst() ? input.plain(graph()) : input.moved(graph());
  }

  /// The array at `index` in Keras's order.
  ///
  /// @param rank the number of axes that it must have
  Weight weight(int index, int rank) {
    Weight weight = anyWeight(index);
    if (weight.rank() != rank) {
      throw config()
          .broken(
              "has a weight of " + weight.rank() + " axes in the file where " + rank + " belong");
    }
    return weight;
  }

  Weight anyWeight(int index) {
    if (index >= weights.size()) {
      throw config()
          .broken("needs " + (index + 1) + " weights or more, but the file has " + weights.size());
    }
    return weights.get(index);
  }
}
