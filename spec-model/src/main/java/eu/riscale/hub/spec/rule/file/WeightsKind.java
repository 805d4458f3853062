package eu.riscale.hub.spec.rule.file;

/// Formats of weights apart from ONNX, told apart by what their files hold.
public enum WeightsKind {
  KERAS_HDF5,
  KERAS_V3,
  PYTORCH_STATE_DICT,
  TENSORFLOW_JS,
  TENSORFLOW_SAVED_MODEL_BUNDLE,
  TORCHSCRIPT
}
