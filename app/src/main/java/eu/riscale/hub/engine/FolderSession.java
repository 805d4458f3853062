package eu.riscale.hub.engine;

import java.util.List;
import java.util.Optional;

/// A session whose network reads from a folder of temporary files as long as it is open.
public record FolderSession(Session network, ScratchFolder folder) implements Session {

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
    return network.whyNotGpu();
  }

  @Override
  public void close() {
    try {
      network.close();
    } finally {
      folder.close();
    }
  }
}
