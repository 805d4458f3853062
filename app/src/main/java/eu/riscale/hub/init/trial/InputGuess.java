package eu.riscale.hub.init.trial;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.weights.Port;
import java.util.List;

/// An input of a network as it is taken for.
public record InputGuess(Port port, List<GuessedAxis> axes) {
  /// What the network takes; half precision is given as float32.
  public DType dtype() {
    return DType.of(port.dtype()).orElse(DType.FLOAT32);
  }

  public List<String> ids() {
    return axes.stream().map(GuessedAxis::id).toList();
  }
}
