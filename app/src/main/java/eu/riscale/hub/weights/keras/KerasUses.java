package eu.riscale.hub.weights.keras;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads what the layers of a Keras or TensorFlow.js model use beyond Keras itself.
public final class KerasUses {
  private KerasUses() {}

  /// Every use that is not known to be harmless; at most some hundred.
  ///
  /// @param layout `keras_hdf5`, `keras_v3` or `tensorflow_js`, as the file is
  public static List<Use> of(WeightsFormat layout, Path file) throws IOException {
    return List.of();
  }
}
