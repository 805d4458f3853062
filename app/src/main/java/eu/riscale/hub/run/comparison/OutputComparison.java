package eu.riscale.hub.run.comparison;

import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

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

  /// An output that has another shape than the test output, so that no element could be compared.
  ///
  /// @param actual may have another number of axes, too
  public static OutputComparison ofShapes(
      String id, Tensor actual, Tensor expected, Tolerance tolerance) {
    return new OutputComparison(
        id,
        IntStream.of(actual.shape()).boxed().toList(),
        expected.size(),
        expected.size(),
        Double.NaN,
        Double.NaN,
        List.of(),
        Double.NaN,
        Double.NaN,
        0,
        tolerance);
  }

  /// Whether it had the expected shape, so that its elements were compared.
  public boolean hasExpectedShape() {
    return !Double.isNaN(maxAbsDiff);
  }

  /// Disagreeing elements per million.
  public double mismatchedPpm() {
    return size == 0 ? 0 : mismatched * 1e6 / size;
  }

  public boolean passes() {
    return tolerance.allows(mismatchedPpm());
  }
}
