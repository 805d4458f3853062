package eu.riscale.hub.weights.keras;

import java.io.IOException;
import java.util.List;

/// The weights that come with a configuration.
public interface WeightStore extends ArrayStore, AutoCloseable {

  /// The arrays of one layer in the order in which the layer made them (kernel before bias; gamma,
  /// beta, mean, variance); none where the file has none for it.
  List<Weight> weights(LayerPath layer);

  @Override
  void close() throws IOException;
}
