package eu.riscale.hub.engine.tensorflow;

import ai.djl.BaseModel;
import ai.djl.ndarray.NDManager;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import java.nio.file.Path;
import java.util.Map;

/// A network that TensorFlow has opened already, in DJL's terms.
final class OpenedModel extends BaseModel {
  private final TfSymbolBlock network;

  /// @param manager of all arrays, closed with the model
  OpenedModel(String name, NDManager manager, TfSymbolBlock network) {
    super(name);
    this.manager = manager;
    this.block = network;
    this.network = network;
  }

  @Override
  public void load(Path folder, String prefix, Map<String, ?> options) {
    throw new UnsupportedOperationException("it is open");
  }

  @Override
  public void close() {
    network.close();
    super.close();
  }
}
