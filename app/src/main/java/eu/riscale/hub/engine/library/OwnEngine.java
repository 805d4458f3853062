package eu.riscale.hub.engine.library;

import java.util.Arrays;
import java.util.Optional;

/// An engine that comes with hub, or in an archive of its own for a packaged one.
public enum OwnEngine {
  ONNX_RUNTIME("onnx", "ONNX Runtime", "ONNX Runtime"),
  PYTORCH("pytorch", "PyTorch", "PyTorch"),
  TENSORFLOW("tensorflow", "TensorFlow", "TensorFlow for Java");

  private final String word;
  private final String label;
  private final String library;

  OwnEngine(String word, String label, String library) {
    this.word = word;
    this.label = label;
    this.library = library;
  }

  /// The engine that the list of archives calls so.
  static Optional<OwnEngine> of(String word) {
    return Arrays.stream(values()).filter(engine -> engine.word.equals(word)).findFirst();
  }

  /// What a person calls it.
  public String label() {
    return label;
  }

  /// What its version is a version of.
  public String library() {
    return library;
  }
}
