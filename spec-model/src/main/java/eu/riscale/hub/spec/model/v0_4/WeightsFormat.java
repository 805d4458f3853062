package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.value.Word;

/// The weights formats of format 0.4.
public enum WeightsFormat implements Word {
  KERAS_HDF5("keras_hdf5"),
  ONNX("onnx"),
  PYTORCH_STATE_DICT("pytorch_state_dict"),
  TENSORFLOW_JS("tensorflow_js"),
  TENSORFLOW_SAVED_MODEL_BUNDLE("tensorflow_saved_model_bundle"),
  TORCHSCRIPT("torchscript");

  private final String word;

  WeightsFormat(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
