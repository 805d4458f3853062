package eu.riscale.hub.engine;

/// Settings that DJL reads when its first class is loaded.
final class Djl {
  private Djl() {}

  /// Keeps DJL off the network and from loading a second engine for array arithmetic, which hub
  /// does itself. Called before anything of DJL is touched.
  static void settle() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
  }
}
