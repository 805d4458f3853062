package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ForwardingSession;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Parallel;
import java.util.List;

/// A translated Keras network. It takes float32, which Keras turns every input into by itself.
record KerasSession(Session network) implements ForwardingSession {

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    return network.run(
        inputs.stream()
            .map(input ->
                new NamedTensor(
                    input.name(),
                    input.content().map(tensor -> Cast.to(DType.FLOAT32, tensor, Parallel.NONE)),
                    ""))
            .toList());
  }

  @Override
  public String engine() {
    return network.engine() + " (translated)";
  }
}
