package eu.riscale.hub.weights.reader;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.Optional;

/// What is said of weights that are not known to compute and no more, by whoever says it: the
/// findings of all commands, and the test that does not run them.
///
/// @param message a sentence
/// @param remedy how to get weights without it, in sentences
/// @param otherwise what can be done with the weights as they are, in sentences; may be empty
public record Doubt(String message, String remedy, String otherwise) {

  /// Where something reaches beyond the network.
  ///
  /// @param subject such as `The onnx weights`
  public static Optional<Doubt> unsafe(String subject, Uses uses) {
    return uses.isUnsafe()
        ? Optional.of(
            new Doubt(
                "%s would do more than compute: %s.".formatted(subject, uses.unsafeClause()),
                saveAgain(uses),
                trusted(uses, "hub runs them")))
        : Optional.empty();
  }

  /// Where hub cannot tell.
  ///
  /// @param subject such as `The onnx weights`
  public static Optional<Doubt> unknown(String subject, Uses uses) {
    return uses.isUnknown()
        ? Optional.of(
            new Doubt(
                "%s may do more than compute: %s.".formatted(subject, uses.unknownClause()),
                uses.reading() == Uses.Reading.BEYOND_LIMITS
                    ? "They need not be wrong. Export the network smaller, for inference alone, so"
                        + " that hub can read all of it."
                    : saveAgain(uses),
                otherwise(uses)))
        : Optional.empty();
  }

  /// All that can be done.
  public String hint() {
    return otherwise.isEmpty() ? remedy : remedy + " " + otherwise;
  }

  private static Optional<WeightsFormat> format(Uses uses) {
    return uses.formats().stream().min(Enum::compareTo);
  }

  private static String trusted(Uses uses, String how) {
    Optional<WeightsFormat> format = format(uses);
    if (format.isEmpty()) {
      return "";
    }
    return switch (format.get()) {
      case TORCHSCRIPT, PYTORCH_STATE_DICT, TENSORFLOW_SAVED_MODEL_BUNDLE ->
          how + " where you trust their author: hub test --trust-code.";
      // No trust makes an operator known to ONNX Runtime, nor a layer to hub.
      case ONNX, KERAS_HDF5, KERAS_V3, TENSORFLOW_JS -> "";
    };
  }

  private static String otherwise(Uses uses) {
    Optional<WeightsFormat> format = format(uses);
    if (format.isEmpty() || uses.isOnlyTuned()) {
      return "";
    }
    return switch (format.get()) {
      case ONNX -> "Only software that brings the operator along can run it as it is.";
      case KERAS_HDF5, KERAS_V3, TENSORFLOW_JS ->
          "Keras needs the author's Python code to load it as it is.";
      case TORCHSCRIPT, PYTORCH_STATE_DICT, TENSORFLOW_SAVED_MODEL_BUNDLE ->
          trusted(uses, "Software that knows the operation may run them; hub runs them");
    };
  }

  /// Where the file could not be read, it has no format.
  private static String saveAgain(Uses uses) {
    Optional<WeightsFormat> format = format(uses);
    if (format.isEmpty()) {
      return "Save the weights again, from the original network.";
    }
    return switch (format.get()) {
      case TORCHSCRIPT ->
          "Take such calls out of the network and save it again with torch.jit.script or"
              + " torch.jit.trace.";
      case PYTORCH_STATE_DICT -> "Save the weights alone: torch.save(model.state_dict(), …).";
      case TENSORFLOW_SAVED_MODEL_BUNDLE ->
          "Export the network for inference alone, by model.export(…) in Keras or"
              + " tf.saved_model.save(…).";
      case ONNX ->
          uses.isOnlyTuned()
              ? "Give the file that this one was made from: ONNX Runtime saves such a file where"
                  + " optimized_model_filepath is set."
              : "Export the network again with the operators of ONNX alone.";
      case KERAS_HDF5, KERAS_V3, TENSORFLOW_JS ->
          "Build the network of Keras's own layers, without Lambda, and save it again.";
    };
  }
}
