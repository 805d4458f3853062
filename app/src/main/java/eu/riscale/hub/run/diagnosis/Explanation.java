package eu.riscale.hub.run.diagnosis;

/// A cause that explains an output.
///
/// @param fault what is wrong, a clause without a full stop
/// @param within how far the output is from the expected one when it is corrected for that; NaN
///   where nothing could be corrected
/// @param complexity of several explanations the one with the smallest counts; from [#FITTED] on,
///   numbers of it were fitted to the expected output
public record Explanation(
    Cause cause, String fault, double within, int complexity, Correction correction) {
  public static final int FITTED = 10;

  /// The complexity from which on these numbers are not what a person would write.
  public static final int ODD = 20;

  public boolean isFitted() {
    return complexity >= FITTED;
  }

  public boolean isOdd() {
    return complexity >= ODD;
  }

  /// The same with another way to fix it.
  public Explanation with(Correction other) {
    return new Explanation(cause, fault, within, complexity, other);
  }

  /// The same fault where other weights of the model do not have it.
  ///
  /// @param other that those reproduce the test output
  public Explanation inWeightsOnly(Explanation other) {
    String text = fault + " (" + other.fault() + ")";
    return new Explanation(cause, text, within, complexity, other.correction());
  }
}
