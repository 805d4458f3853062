package eu.riscale.hub.engine;

import java.util.Optional;

/// Opens networks, and looks into them.
public interface NetworkOpener {
  /// Opens the network of one weights entry on a device.
  ///
  /// @throws EngineException where the weights, the device or the engine's library fail
  Opening open(Weights weights, Device device) throws EngineException;

  /// What goes on inside a network that was opened before; empty where hub cannot look into it.
  default Optional<Inside> inside(Weights weights, Device device) throws EngineException {
    return Optional.empty();
  }
}
