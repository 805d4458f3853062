package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.EngineException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The libraries that hub brings to run networks, told from the files of its installation: none is
/// loaded or unpacked, and nothing is asked that takes longer than opening a jar.
public final class OwnLibraries {
  private OwnLibraries() {}

  /// By their names the versions; empty where hub was built without one for this machine.
  public static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put(
        OwnEngine.ONNX_RUNTIME.library(), OnnxLibrary.isHere() ? OnnxLibrary.version() : "");
    versions.put(OwnEngine.PYTORCH.library(), torch());
    versions.put(OwnEngine.TENSORFLOW.library(), TensorFlowLibrary.version());
    return versions;
  }

  private static String torch() {
    try {
      return TorchLibrary.isHere() ? TorchLibrary.version() : "";
    } catch (EngineException e) {
      return ""; // A part of the installation is missing.
    }
  }
}
