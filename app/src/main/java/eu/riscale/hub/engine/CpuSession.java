package eu.riscale.hub.engine;

import java.util.List;
import java.util.Optional;

/// A session on the CPU of somebody who would have been given a GPU.
///
/// @param why no GPU was taken, as a clause
public record CpuSession(Session network, String why) implements Session {

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    return network.run(inputs);
  }

  @Override
  public List<String> inputNames() {
    return network.inputNames();
  }

  @Override
  public String engine() {
    return network.engine();
  }

  @Override
  public Device device() {
    return network.device();
  }

  @Override
  public Placement placement() {
    return network.placement();
  }

  @Override
  public Optional<String> whyNotGpu() {
    return Optional.of(why);
  }

  @Override
  public void close() {
    network.close();
  }
}
