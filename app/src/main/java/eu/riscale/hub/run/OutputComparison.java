package eu.riscale.hub.run;

import java.util.List;

/// One output tensor held against the expected one, element by element.
///
/// @param id the output's id in the description
/// @param shape the shape of both
/// @param mismatched elements that disagree
/// @param size elements in all
/// @param maxAbsDiff largest absolute difference of finite elements
/// @param maxRelDiff largest difference relative to `|expected| + 1e-6`, of finite elements
/// @param worstAt indices of the element that is furthest out of tolerance; empty where all agree
///   exactly
/// @param worstActual the value there
/// @param worstExpected the value that was expected there
/// @param nonFinite elements that are NaN or infinite and were not expected to be, or the other way
///   round
/// @param tolerance what was allowed
public record OutputComparison(
    String id,
    List<Integer> shape,
    long mismatched,
    long size,
    double maxAbsDiff,
    double maxRelDiff,
    List<Integer> worstAt,
    double worstActual,
    double worstExpected,
    long nonFinite,
    Tolerance tolerance) {

  /// Disagreeing elements per million.
  public double mismatchedPpm() {
    return size == 0 ? 0 : mismatched * 1e6 / size;
  }

  public boolean passes() {
    return tolerance.allows(mismatchedPpm());
  }
}
