package eu.riscale.hub.engine;

/// What came of opening a weights entry.
public sealed interface Opening {

  /// The network is ready; whoever asked closes the session.
  record Opened(Session session) implements Opening {}

  /// hub has an engine for the format, but it cannot run here.
  ///
  /// @param reason one sentence: what is missing
  /// @param hint what to add
  record Unavailable(String reason, String hint) implements Opening {

    /// Says that hub was built without an engine for this machine.
    public static Unavailable noLibrary(String engine) {
      return new Unavailable(
          "There is no %s library for this machine (%s %s)."
              .formatted(engine, System.getProperty("os.name"), System.getProperty("os.arch")),
          "Add onnx weights, which run everywhere, or run hub on Linux, Windows or an ARM Mac.");
    }
  }
}
