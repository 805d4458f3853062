package eu.riscale.hub.engine;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A network opened by one of DJL's engines.
///
/// @param model owns everything that the engine holds for the network
/// @param engine name and version
/// @param inputNames empty where the format has none
public record DjlSession(
    Model model, String engine, Device device, List<String> inputNames, Dialect dialect)
    implements Session {
  private static final int MOST_NAMED = 10;

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    List<NamedTensor> ordered = inTheNetworksOrder(inputs);
    try (NDManager scope = model.getNDManager().newSubManager()) {
      NDList arrays = new NDList();
      for (int i = 0; i < ordered.size(); i++) {
        NDArray array = NdArrays.write(ordered.get(i).tensor(), scope);
        if (!inputNames.isEmpty()) {
          array.setName(inputNames.get(i));
        }
        arrays.add(array);
      }
      return read(model.getBlock().forward(new ParameterStore(scope, false), arrays, false));
    } catch (RuntimeException e) {
      String given = described(ordered);
      if (OutOfMemory.isIn(e)) {
        throw OutOfMemory.on(device, "the network with " + given, dialect.reason(e), e);
      }
      throw failed("The network failed with %s: %s.".formatted(given, dialect.reason(e)), e);
    }
  }

  private List<NamedTensor> inTheNetworksOrder(List<NamedTensor> inputs) throws EngineException {
    for (NamedTensor input : inputs) {
      if (!dialect.takes(input.tensor().dtype())) {
        throw new EngineException(
            EngineException.Kind.RUN,
            "Input '%s' is %s, which hub cannot hand to %s."
                .formatted(input.name(), input.tensor().dtype().word(), engine),
            "End its preprocessing with ensure_dtype to a type that the network takes, such as"
                + " float32.",
            null);
      }
    }
    return NetworkInputs.ordered(inputs, inputNames);
  }

  private List<NamedTensor> read(NDList arrays) throws EngineException {
    List<NamedTensor> outputs = new ArrayList<>();
    for (NDArray array : arrays) {
      String name = array.getName() == null ? "" : array.getName();
      try {
        Tensor tensor = NdArrays.read(array, dialect);
        outputs.add(new NamedTensor(name, tensor));
      } catch (UnsupportedOperationException e) {
        throw failed(
            String.format(
                Locale.ROOT,
                "Output %d of the network cannot be read: %s.",
                outputs.size() + 1,
                e.getMessage()),
            e);
      }
    }
    return outputs;
  }

  private static String described(List<NamedTensor> inputs) {
    if (inputs.isEmpty()) {
      return "no input";
    }
    StringBuilder text = new StringBuilder();
    for (NamedTensor input : inputs.subList(0, Math.min(MOST_NAMED, inputs.size()))) {
      Tensor tensor = input.tensor();
      text.append(text.isEmpty() ? "" : ", ")
          .append("%s %s %s".formatted(input.name(), tensor.dtype().word(), tensor.shapeText()));
    }
    return inputs.size() > MOST_NAMED ? text.append(", …").toString() : text.toString();
  }

  private static EngineException failed(String message, @Nullable Throwable cause) {
    return new EngineException(EngineException.Kind.RUN, message, "", cause);
  }

  @Override
  public void close() {
    model.close();
  }
}
