package eu.riscale.hub.spec.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The formats that weights come in, by their keys under `weights` in a description.
public enum WeightsFormat implements Word {
  KERAS_HDF5,
  /// Known from format 0.5 on.
  KERAS_V3,
  ONNX,
  PYTORCH_STATE_DICT,
  TENSORFLOW_JS,
  TENSORFLOW_SAVED_MODEL_BUNDLE,
  TORCHSCRIPT;

  /// The key of [#TORCHSCRIPT] in format 0.3.
  public static final String TORCHSCRIPT_IN_03 = "pytorch_script";

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format of a word; empty where it is none.
  public static Optional<WeightsFormat> of(String word) {
    for (WeightsFormat format : values()) {
      if (format.word().equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// The key of today for one that a description may have from format 0.3.
  public static String currentKey(String key) {
    return key.equals(TORCHSCRIPT_IN_03) ? TORCHSCRIPT.word() : key;
  }

  /// All of them, for a sentence.
  public static String words() {
    return String.join(", ", Arrays.stream(values()).map(WeightsFormat::word).toList());
  }
}
