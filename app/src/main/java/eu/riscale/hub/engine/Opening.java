package eu.riscale.hub.engine;

/// What came of opening a weights entry.
public sealed interface Opening {

  /// The network is ready; whoever asked closes the session.
  record Opened(Session session) implements Opening {}

  /// hub has an engine for the format, but it cannot run here.
  ///
  /// @param reason one sentence: what is missing
  /// @param hint what to add
  record Unavailable(String reason, String hint) implements Opening {}
}
