package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipFile;

/// Follows what TensorFlow would run of a SavedModel, and reads what it uses beyond arithmetic.
public final class SavedModelUses {
  private SavedModelUses() {}

  /// Every use that is not known to be harmless; at most some hundred.
  ///
  /// @param folder of its `saved_model.pb`, with a slash at its end; empty for the zip's top
  public static List<Use> of(ZipFile zip, String folder) throws IOException {
    return List.of();
  }
}
