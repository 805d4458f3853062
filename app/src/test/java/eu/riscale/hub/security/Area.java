package eu.riscale.hub.security;

/// Where attacks come from.
enum Area {
  TORCHSCRIPT(
      "TorchScript", "weights.pt", "  torchscript: {source: weights.pt, pytorch_version: 2.7.1}"),
  PICKLES("Pickles of state dicts", "weights.pth", ""),
  SAVED_MODEL(
      "SavedModel",
      "weights.zip",
      "  tensorflow_saved_model_bundle: {source: weights.zip, tensorflow_version: 2.18.0}"),
  ONNX("ONNX", "weights.onnx", "  onnx: {source: weights.onnx, opset_version: 17}"),
  KERAS("Keras", "weights.h5", "  keras_hdf5: {source: weights.h5, tensorflow_version: 2.18.0}"),
  ZIP("Zips", "", ""),
  TENSORS("Test tensors", "", ""),
  DESCRIPTION("Descriptions and their paths", "", ""),
  COVERS("Covers", "", ""),
  OUTPUT("What a network prints", "", ""),
  PROCESS("Processes", "", "");

  private final String title;
  private final String file;
  private final String entry;

  Area(String title, String file, String entry) {
    this.title = title;
    this.file = file;
    this.entry = entry;
  }

  String title() {
    return title;
  }

  boolean isWeights() {
    return !file.isEmpty();
  }

  /// The name of the weights file.
  String file() {
    return file;
  }

  /// Its line in the description.
  String entry() {
    return entry;
  }
}
