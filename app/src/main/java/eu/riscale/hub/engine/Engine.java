package eu.riscale.hub.engine;

/// A library that runs networks of one weights format.
public interface Engine<W extends Weights> {

  /// Opens the network on the device. A device that is not available is an exception, never another
  /// device; {@link Device.Auto} is the CPU, unless {@link AutoSession} asks for a GPU.
  Session open(W weights, Device device) throws EngineException;
}
