package eu.riscale.hub.spec.view;

/// How far an output may be from the expected one: an element disagrees where `|actual − expected|
/// > atol + rtol·|expected|`, and up to `allowedPpm` elements in a million may.
///
/// @param rtol relative tolerance
/// @param atol absolute tolerance
/// @param allowedPpm disagreeing elements per million elements that still pass
/// @param origin where the figures come from, in words for a report
public record Tolerance(double rtol, double atol, double allowedPpm, String origin) {

  /// Whether that many disagreeing elements still pass.
  public boolean allows(double mismatchedPpm) {
    return mismatchedPpm <= allowedPpm;
  }

  /// What either of the two allows.
  public Tolerance orLooser(Tolerance other) {
    return new Tolerance(
        Math.max(rtol, other.rtol),
        Math.max(atol, other.atol),
        Math.max(allowedPpm, other.allowedPpm),
        "the looser of both formats");
  }
}
