package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Parallel;
import java.util.List;
import java.util.Optional;

/// A translated Keras network. It takes float32, which Keras turns every input into by itself.
record KerasSession(Session network) implements Session {

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    return network.run(
        inputs.stream()
            .map(input ->
                new NamedTensor(
                    input.name(), Cast.to(DType.FLOAT32, input.tensor(), Parallel.NONE)))
            .toList());
  }

  @Override
  public List<String> inputNames() {
    return network.inputNames();
  }

  @Override
  public String engine() {
    return network.engine() + " (translated)";
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
    network.close();
  }
}
