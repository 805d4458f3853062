package eu.riscale.hub.spec.view.step;

/// One end of the range that `clip` leaves.
public sealed interface Bound {
  /// No limit at this end.
  record None() implements Bound {}

  /// A number from the description.
  record Value(double value) implements Bound {}

  /// The value at a percentile of the tensor, from 0 to 100.
  record Percentile(double percent) implements Bound {}
}
