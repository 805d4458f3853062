package eu.riscale.hub.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The weights formats of the specification (model 0.4 and 0.5, `weights`).
public enum WeightsFormat {
  KERAS_HDF5,
  KERAS_V3,
  ONNX,
  PYTORCH_STATE_DICT,
  TENSORFLOW_JS,
  TENSORFLOW_SAVED_MODEL_BUNDLE,
  TORCHSCRIPT;

  /// The key under `weights` in a description, such as `keras_hdf5`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<WeightsFormat> of(String word) {
    for (WeightsFormat format : values()) {
      if (format.word().equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// All of them, for a sentence.
  public static String words() {
    return String.join(", ", Arrays.stream(values()).map(WeightsFormat::word).toList());
  }
}
