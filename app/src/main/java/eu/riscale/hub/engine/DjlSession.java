package eu.riscale.hub.engine;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A network opened by one of DJL's engines.
///
/// @param model owns everything that the engine holds for the network
/// @param engine name and version
/// @param inputNames empty where the format has none
public record DjlSession(
    Model model, String engine, Device device, List<String> inputNames, Dialect dialect)
    implements Session {

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    List<NamedTensor> ordered = NetworkInputs.ordered(inputs, inputNames);
    try (NDManager scope = model.getNDManager().newSubManager()) {
      List<Optional<NDArray>> arrays = new ArrayList<>();
      for (int i = 0; i < ordered.size(); i++) {
        Optional<NDArray> array =
            ordered.get(i).content().map(tensor -> dialect.arrayOf(tensor, scope));
        if (!inputNames.isEmpty()) {
          String name = inputNames.get(i);
          array.ifPresent(it -> it.setName(name));
        }
        arrays.add(array);
      }
      return read(dialect.forward(model, arrays, scope));
    } catch (RuntimeException e) {
      throw RunFailure.of(device, ordered, dialect.reason(e), e);
    }
  }

  private List<NamedTensor> read(NDList arrays) {
    List<NamedTensor> outputs = new ArrayList<>();
    for (NDArray array : arrays) {
      String name = array.getName() == null ? "" : array.getName();
      try {
        outputs.add(new NamedTensor(name, NdArrays.read(array, dialect)));
      } catch (UnsupportedOperationException e) {
        outputs.add(NamedTensor.unreadable(name, Sentence.clause(Sentence.message(e))));
      }
    }
    return outputs;
  }

  @Override
  public void close() {
    model.close();
  }
}
