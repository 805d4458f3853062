package eu.riscale.hub.engine;

import java.util.List;
import java.util.Optional;

/// A session that is another one but for what it overrides.
public interface ForwardingSession extends Session {

  /// The session that does the work.
  Session network();

  @Override
  default List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    return network().run(inputs);
  }

  @Override
  default List<String> inputNames() {
    return network().inputNames();
  }

  @Override
  default String engine() {
    return network().engine();
  }

  @Override
  default Device device() {
    return network().device();
  }

  @Override
  default Placement placement() {
    return network().placement();
  }

  @Override
  default Optional<String> whyNotGpu() {
    return network().whyNotGpu();
  }

  @Override
  default void close() {
    network().close();
  }
}
