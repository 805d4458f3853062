package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.VersionNumber;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.WeightsContent;
import java.util.Optional;

/// The version of the library that a weights file needs: by the file where it tells, else by the
/// description.
///
/// @param text as it is written, such as `2.7.1`
record ActualVersion(VersionNumber number, String text) {

  /// Empty where neither tells, and for formats that are counted otherwise.
  static Optional<ActualVersion> of(Traits model, WeightsFormat format) {
    return switch (format) {
      case TORCHSCRIPT -> torch(model);
      case PYTORCH_STATE_DICT -> parse(model.text("weights", format.word(), "pytorch_version"));
      case TENSORFLOW_SAVED_MODEL_BUNDLE ->
          parse(savedModel(model))
              .or(() -> parse(model.text("weights", format.word(), "tensorflow_version")));
      case KERAS_HDF5, KERAS_V3 -> parse(keras(model, format));
      case ONNX, TENSORFLOW_JS -> Optional.empty();
    };
  }

  /// The opset of an ONNX file.
  static Optional<Long> opset(Traits model) {
    Optional<Long> actual =
        model.content(WeightsFormat.ONNX).orElse(null) instanceof WeightsContent.Onnx onnx
            ? Optional.ofNullable(onnx.opsets().get("ai.onnx"))
            : Optional.empty();
    if (actual.isPresent()) {
      return actual;
    }
    String declared = model.text("weights", WeightsFormat.ONNX.word(), "opset_version");
    return declared.matches("\\d{1,6}") ? Optional.of(Long.parseLong(declared)) : Optional.empty();
  }

  /// A TorchScript file tells the oldest PyTorch that can have written it.
  private static Optional<ActualVersion> torch(Traits model) {
    Optional<ActualVersion> declared =
        parse(model.text("weights", WeightsFormat.TORCHSCRIPT.word(), "pytorch_version"));
    Optional<ActualVersion> oldest =
        model.content(WeightsFormat.TORCHSCRIPT).orElse(null)
                instanceof WeightsContent.TorchScript script
            ? parse(script.since())
            : Optional.empty();
    boolean isDeclaredTooOld =
        declared.isPresent()
            && oldest.isPresent()
            && declared.get().number().compareTo(oldest.get().number()) < 0;
    return isDeclaredTooOld ? oldest : declared.or(() -> oldest);
  }

  private static String savedModel(Traits model) {
    return model.content(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE).orElse(null)
            instanceof WeightsContent.SavedModel saved
        ? saved.version()
        : "";
  }

  private static String keras(Traits model, WeightsFormat format) {
    return model.content(format).orElse(null) instanceof WeightsContent.Keras keras
        ? keras.version()
        : "";
  }

  private static Optional<ActualVersion> parse(String text) {
    return VersionNumber.parse(text).map(number -> new ActualVersion(number, text));
  }
}
