package eu.riscale.hub.weights.keras;

import eu.riscale.hub.weights.ZipFolders;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Which kind of model a zip holds.
public sealed interface KerasZip {
  String CONFIG = "config.json";
  String TOPOLOGY = "model.json";

  /// A `.keras` file, which has its `config.json` at its top.
  record Keras() implements KerasZip {}

  /// A TensorFlow.js model.
  ///
  /// @param folder where its `model.json` lies, with a slash at its end; empty for the zip's top
  record TensorFlowJs(String folder) implements KerasZip {}

  /// Empty where the zip is of neither kind.
  static Optional<KerasZip> of(ZipFile zip) {
    return zip.getEntry(CONFIG) != null
        ? Optional.of(new Keras())
        : ZipFolders.topmost(zip, TOPOLOGY).map(TensorFlowJs::new);
  }
}
