package eu.riscale.hub.keras;

/// What became of a model file: an ONNX model that computes the same, or the reason why not.
public sealed interface Translation {

  /// The model computes the same as the framework does.
  record Translated(OnnxModel model) implements Translation {}

  /// The file cannot be run this way.
  ///
  /// @param message one sentence without a full stop, which names the layer or the part of the file
  record Refused(Reason reason, String message) implements Translation {}

  /// Why a model file is refused.
  enum Reason {
    /// The file is damaged, incomplete or of another kind than it says.
    BROKEN_FILE,
    /// The file is right, but has a layer or an option that is not translated yet.
    NOT_SUPPORTED,
    /// A part of the model is Python code, which is not run.
    PYTHON_CODE,
    /// A TensorFlow.js graph model, which has no layers.
    GRAPH_MODEL,
    /// The model is larger than an ONNX model may be, or claims to be larger than its file can
    /// hold.
    TOO_LARGE
  }
}
