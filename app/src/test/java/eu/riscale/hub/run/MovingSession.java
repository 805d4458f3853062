package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ForwardingSession;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import java.util.List;
import java.util.Optional;

/// A network that its first run moves from the GPU to the CPU, as `--device auto` may.
final class MovingSession implements ForwardingSession {
  private final Session network;
  private Device device = new Device.Cuda(0);

  private MovingSession(Session network) {
    this.network = network;
  }

  /// Opens every network so.
  static NetworkOpener opener() {
    return (weights, asked) ->
        switch (StandInGpu.faithful().open(weights, Device.CPU)) {
          case Opening.Opened(Session session) -> new Opening.Opened(new MovingSession(session));
          case Opening.Unavailable none -> none;
        };
  }

  @Override
  public Session network() {
    return network;
  }

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    device = Device.CPU;
    return network.run(inputs);
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Optional<String> whyNotGpu() {
    return Optional.of("the GPU does not run all of its operations (1 Shape)")
        .filter(why -> device.equals(Device.CPU));
  }
}
