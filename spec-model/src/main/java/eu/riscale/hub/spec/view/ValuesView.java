package eu.riscale.hub.spec.view;

import java.util.List;

/// What the values of a tensor, or of one of its channels, may be.
public sealed interface ValuesView {
  /// Values to compute with, both ends included.
  ///
  /// @param min minus infinity where it is open
  /// @param max infinity where it is open
  record Range(double min, double max) implements ValuesView {
    public static final Range OPEN = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /// Values that name things or ranks.
  ///
  /// @param numbers every value that may occur
  /// @param names what they are called in the description, in the same order
  record Listed(List<Double> numbers, List<String> names) implements ValuesView {}
}
