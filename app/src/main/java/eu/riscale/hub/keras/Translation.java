package eu.riscale.hub.keras;

import eu.riscale.hub.onnx.OnnxModel;
import eu.riscale.hub.weights.keras.Refusal;

/// What became of a model file: an ONNX model that computes the same, or the reason why not.
public sealed interface Translation {

  /// The model computes the same as the framework does.
  record Translated(OnnxModel model) implements Translation {}

  /// The file cannot be run this way.
  ///
  /// @param message one sentence without a full stop, which names the layer or the part of the file
  record Refused(Refusal.Reason reason, String message) implements Translation {}
}
