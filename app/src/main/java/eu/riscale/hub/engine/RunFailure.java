package eu.riscale.hub.engine;

import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// Says that a network failed in a run, and what it was given.
public final class RunFailure {
  private static final int MOST_NAMED = 10;

  private RunFailure() {}

  /// @param given in the network's order
  /// @param reason what the engine says, as a clause
  public static EngineException of(
      Device device, List<NamedTensor> given, String reason, Throwable cause) {
    String inputs = described(given);
    return OutOfMemory.isIn(cause)
        ? OutOfMemory.on(device, "the network with " + inputs, reason, cause)
        : new EngineException(
            EngineException.Kind.RUN,
            "The network failed with %s: %s.".formatted(inputs, reason),
            "",
            cause);
  }

  private static String described(List<NamedTensor> inputs) {
    if (inputs.isEmpty()) {
      return "no input";
    }
    StringBuilder text = new StringBuilder();
    for (NamedTensor input : inputs.subList(0, Math.min(MOST_NAMED, inputs.size()))) {
      text.append(text.isEmpty() ? "" : ", ").append(described(input));
    }
    return inputs.size() > MOST_NAMED ? text.append(", …").toString() : text.toString();
  }

  private static String described(NamedTensor input) {
    if (input.content().isEmpty()) {
      return "without " + input.name();
    }
    Tensor tensor = input.tensor();
    return "%s %s %s".formatted(input.name(), tensor.dtype().word(), tensor.shapeText());
  }
}
