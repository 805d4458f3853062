package eu.riscale.hub.run.failure;

/// Why a network fails.
///
/// @param sentence one or more sentences, to stand before what the engine says
/// @param hint how to fix it
public record FailureCause(String sentence, String hint) {

  /// Both of them.
  FailureCause and(FailureCause other) {
    return new FailureCause(sentence + " " + other.sentence, hint + "\n" + other.hint);
  }
}
