package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.spec.view.WeightsView;
import java.io.IOException;
import java.util.Optional;

/// The layer in which two networks of a model part on the test inputs, in a sentence; empty where
/// none can be named.
///
/// @param networks opens them once more
record PartingLayer(ModelNetworks networks, TestTensors tensors) {

  /// Of two weights entries, both on the CPU.
  Optional<String> ofFormats(WeightsView one, WeightsView other) {
    return find(
        () -> networks.inside(one, Device.CPU), () -> networks.inside(other, Device.CPU));
  }

  /// Of one network on the device on which it is open, and on the CPU.
  Optional<String> ofDevices(Network network) {
    WeightsView weights = network.weights();
    return find(
        () -> networks.inside(weights, network.session().device()),
        () -> networks.inside(weights, Device.CPU));
  }

  private interface Opened {
    Optional<Inside> inside() throws EngineException, IOException;
  }

  private Optional<String> find(Opened one, Opened other) {
    try {
      Optional<Inside> first = one.inside();
      Optional<Inside> second = first.isPresent() ? other.inside() : Optional.empty();
      return second.isPresent()
          ? FirstDifference.sentence(
              first.get(), second.get(), Network.named(networks.model(), tensors.fed()))
          : Optional.empty();
    } catch (EngineException | IOException | OutOfMemoryError e) {
      return Optional.empty(); // That the outputs differ is said in any case.
    }
  }
}
