package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.EngineException;

/// Settings that DJL reads when its first class is loaded.
public final class Djl {
  private Djl() {}

  /// Keeps DJL off the network and from loading a second engine for array arithmetic, which hub
  /// does itself. Called before anything of DJL is touched.
  public static void settle() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
  }

  /// DJL prefers these variables of the environment to what hub sets, and they name libraries of
  /// another program. The launcher takes them away.
  static void refuse(String variable, String instead) throws EngineException {
    if (System.getenv(variable) != null) {
      throw new EngineException(
          EngineException.Kind.MACHINE,
          "The environment variable %s is set, for another program that uses DJL."
              .formatted(variable),
          instead.isEmpty()
              ? "Unset it."
              : "Unset it; to name libraries for hub, use %s.".formatted(instead),
          null);
    }
  }
}
