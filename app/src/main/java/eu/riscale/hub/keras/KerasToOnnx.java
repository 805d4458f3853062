package eu.riscale.hub.keras;

import eu.riscale.hub.keras.graph.GraphTranslator;
import eu.riscale.hub.keras.layer.ModelTranslator;
import eu.riscale.hub.weights.keras.GraphDef;
import eu.riscale.hub.weights.keras.KerasFile;
import eu.riscale.hub.weights.keras.Refusal;
import java.io.IOException;
import java.nio.file.Path;

/// Translates Keras and TensorFlow.js models to ONNX, in memory and without running any code of
/// theirs.
public final class KerasToOnnx {
  private KerasToOnnx() {}

  /// Reads and translates a model file.
  ///
  /// @param path an `.h5` file of Keras 2 or 3 with the whole model, a `.keras` file, a
  ///   TensorFlow.js `model.json` with its shards beside it, or the folder or zip that holds these
  /// @return the model, or the reason why not, whatever is wrong with the file
  /// @throws IOException where the file cannot be read at all
  public static Translation translate(Path path) throws IOException {
    try (KerasFile file = KerasFile.open(path)) {
      GraphDef graph = file.graph();
      return new Translation.Translated(
          graph == null ? ModelTranslator.translate(file) : GraphTranslator.translate(graph));
    } catch (Refusal refusal) {
      return new Translation.Refused(refusal.reason(), String.valueOf(refusal.getMessage()));
    }
  }
}
