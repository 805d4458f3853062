package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.value.Word;
import java.util.Locale;

/// The formats that weights come in.
public enum WeightsFormat implements Word {
  KERAS_HDF5,
  KERAS_V3,
  ONNX,
  PYTORCH_STATE_DICT,
  TENSORFLOW_JS,
  TENSORFLOW_SAVED_MODEL_BUNDLE,
  TORCHSCRIPT;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
