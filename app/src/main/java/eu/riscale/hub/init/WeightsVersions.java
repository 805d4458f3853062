package eu.riscale.hub.init;

import eu.riscale.hub.spec.value.VersionNumber;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.WeightsContent;
import java.util.List;
import java.util.Optional;

/// The versions that a weights entry has to name, as far as its file tells them.
final class WeightsVersions {
  /// From here on Keras 2 had the version of its TensorFlow.
  private static final VersionNumber SAME_AS_TENSORFLOW = new VersionNumber(2, 6);

  private static final VersionNumber KERAS_3 = new VersionNumber(3, 0);

  private WeightsVersions() {}

  /// Lines of the entry.
  static List<String> lines(WeightsFormat format, WeightsContent content) {
    return switch (content) {
      case WeightsContent.Onnx onnx ->
          List.of(
              line(
                  "opset_version",
                  Optional.ofNullable(onnx.opsets().get("ai.onnx")).map(String::valueOf).orElse(""),
                  "",
                  "the version of the operators, as exported"));
      case WeightsContent.TorchScript script -> List.of(torch(script.since()));
      case WeightsContent.StateDict dict ->
          List.of(
              torch(dict.since()),
              "architecture:",
              "  source: "
                  + Blank.MARK
                  + "the Python file, beside this one, whose code makes the network",
              "  callable: " + Blank.MARK + "the class or function in it",
              "  kwargs: {} # the arguments that it is called with",
              "  sha256: " + Blank.MARK + "the checksum of that file: sha256sum FILE");
      case WeightsContent.Keras keras when format == WeightsFormat.KERAS_V3 ->
          List.of(
              line("keras_version", keras.version(), "", "the version that saved them"),
              "backend: "
                  + Blank.MARK
                  + "the library and its version, such as [tensorflow, 2.19.0]");
      case WeightsContent.Keras keras -> List.of(tensorFlow(keras.version()));
      case WeightsContent.GraphModel graph -> List.of(tensorFlow(""));
      case WeightsContent.SavedModel saved ->
          List.of(line("tensorflow_version", saved.version(), "", "the version that saved them"));
      case WeightsContent.Unreadable unreadable -> List.of();
    };
  }

  private static String torch(String since) {
    return line(
        "pytorch_version",
        since,
        "guessed: the file is of this version or a newer one; write the one that saved it",
        "the version that saved them");
  }

  /// By the version of Keras, where that says it.
  private static String tensorFlow(String keras) {
    boolean isSame =
        VersionNumber.parse(keras)
            .filter(v -> v.compareTo(SAME_AS_TENSORFLOW) >= 0 && v.compareTo(KERAS_3) < 0)
            .isPresent();
    return line(
        "tensorflow_version",
        isSame ? keras : "",
        "guessed: by the version of Keras, " + keras,
        "the version that saved them"
            + (keras.isEmpty() || isSame ? "" : "; that of Keras is " + keras));
  }

  private static String line(String field, String value, String guess, String asked) {
    if (value.isEmpty()) {
      return field + ": " + Blank.MARK + asked;
    }
    boolean isNumber = field.equals("opset_version");
    String written = isNumber ? value : "'" + value + "'";
    return field + ": " + written + (guess.isEmpty() ? "" : " # " + guess);
  }
}
