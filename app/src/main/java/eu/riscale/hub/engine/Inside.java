package eu.riscale.hub.engine;

import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// What goes on inside a network: the tensors that its layers hand on. The files of the model stay
/// as they are; what is run is a copy that ends at one layer.
public interface Inside {

  /// In the order in which they run.
  List<Layer> layers();

  /// Runs the network up to a layer.
  ///
  /// @param inputs as [Session#run] takes them
  /// @return what the layer gives; empty where hub has no tensor for that
  Optional<Tensor> at(Layer layer, List<NamedTensor> inputs) throws EngineException;

  /// One tensor that a network computes on its way.
  ///
  /// @param path the modules that it belongs to, with dots between, such as `encoder.0.conv`; empty
  ///   where the file does not tell
  /// @param operation what gives it, such as `Conv` or `Conv2d`
  /// @param name of the node in the file, or the path
  /// @param tensor what the file calls it
  /// @param from the tensors that it is made of, as far as the file tells
  record Layer(String path, String operation, String name, String tensor, List<String> from) {}
}
