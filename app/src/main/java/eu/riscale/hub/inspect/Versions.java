package eu.riscale.hub.inspect;

import eu.riscale.hub.inspect.DescriptionTree.WeightsEntry;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.VersionNumber;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.WeightsContent;
import java.util.Optional;

/// Holds the declared version of a weights entry against what its file tells.
final class Versions {
  /// From here on TensorFlow came with Keras 3.
  private static final VersionNumber KERAS_3 = new VersionNumber(2, 16);

  /// From here on Keras 2 had the version of its TensorFlow.
  private static final VersionNumber SAME_AS_TENSORFLOW = new VersionNumber(2, 6);

  private Versions() {}

  static WeightsPage.Version of(WeightsEntry entry, WeightsContent content) {
    String library = WeightsFormat.of(entry.format()).map(Versions::library).orElse("");
    return new WeightsPage.Version(library, entry.version(), actual(content));
  }

  private static String library(WeightsFormat format) {
    return switch (format) {
      case ONNX -> "opset";
      case KERAS_V3 -> "Keras";
      case KERAS_HDF5, TENSORFLOW_JS, TENSORFLOW_SAVED_MODEL_BUNDLE -> "TensorFlow";
      case PYTORCH_STATE_DICT, TORCHSCRIPT -> "PyTorch";
    };
  }

  private static String actual(WeightsContent content) {
    return switch (content) {
      case WeightsContent.Onnx onnx ->
          onnx.opsets().containsKey("ai.onnx") ? onnx.opsets().get("ai.onnx").toString() : "";
      case WeightsContent.TorchScript script -> orNewer(script.since());
      case WeightsContent.StateDict dict -> orNewer(dict.since());
      case WeightsContent.Keras keras ->
          keras.version().isEmpty()
              ? ""
              : "Keras "
                  + keras.version()
                  + (keras.backend().isEmpty() ? "" : " on " + keras.backend());
      case WeightsContent.GraphModel graph -> graph.producer();
      case WeightsContent.SavedModel saved -> saved.version();
      case WeightsContent.Unreadable unreadable -> "";
    };
  }

  private static String orNewer(String since) {
    return since.isEmpty() ? "" : since + " or newer";
  }

  /// What is wrong with the declared version; empty where nothing is, or nothing tells. (The opset
  /// is compared by the rules on files.)
  static Optional<Finding> check(WeightsEntry entry, WeightsContent content) {
    Optional<VersionNumber> declared = VersionNumber.parse(entry.version());
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    return switch (content) {
      case WeightsContent.TorchScript script -> since(entry, declared.get(), script.since());
      case WeightsContent.StateDict dict -> since(entry, declared.get(), dict.since());
      case WeightsContent.SavedModel saved ->
          same(entry, declared.get(), "TensorFlow", saved.version());
      case WeightsContent.Keras keras when entry.format().equals(WeightsFormat.KERAS_V3.word()) ->
          same(entry, declared.get(), "Keras", keras.version());
      case WeightsContent.Keras keras -> keras(entry, declared.get(), keras.version());
      case WeightsContent.Onnx onnx -> Optional.empty();
      case WeightsContent.GraphModel graph -> Optional.empty();
      case WeightsContent.Unreadable unreadable -> Optional.empty();
    };
  }

  private static Optional<Finding> since(WeightsEntry entry, VersionNumber declared, String since) {
    return VersionNumber.parse(since)
        .filter(oldest -> declared.compareTo(oldest) < 0)
        .map(oldest -> finding(entry, "PyTorch " + oldest + " or newer"));
  }

  private static Optional<Finding> same(
      WeightsEntry entry, VersionNumber declared, String library, String actual) {
    return VersionNumber.parse(actual)
        .filter(version -> !version.equals(declared))
        .map(version -> finding(entry, library + " " + actual));
  }

  /// TensorFlow by the version of Keras that came with it.
  private static Optional<Finding> keras(
      WeightsEntry entry, VersionNumber tensorFlow, String keras) {
    return VersionNumber.parse(keras)
        .filter(version -> !couldBe(version, tensorFlow))
        .map(version -> finding(entry, "Keras " + keras));
  }

  private static boolean couldBe(VersionNumber keras, VersionNumber tensorFlow) {
    if (keras.major() > 2) {
      return tensorFlow.compareTo(KERAS_3) >= 0;
    }
    return keras.compareTo(SAME_AS_TENSORFLOW) < 0
        ? tensorFlow.compareTo(SAME_AS_TENSORFLOW) < 0
        : keras.equals(tensorFlow);
  }

  private static Finding finding(WeightsEntry entry, String actual) {
    return Finding.of(
            InspectCodes.VERSION,
            entry.at(),
            "The %s file was written by %s, the description says %s."
                .formatted(entry.format(), actual, entry.version()))
        .hint("Declare the version that the weights were saved with.");
  }
}
