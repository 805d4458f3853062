package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.PerAxis;

/// One end of the range that `clip` leaves.
public sealed interface Bound {
  /// No limit at this end.
  record None() implements Bound {}

  /// A number from the description.
  record Value(double value) implements Bound {}

  /// The value at a percentile of the tensor, from 0 to 100.
  record Percentile(double percent) implements Bound {}

  /// Such as `2.5` or `percentile 99.8`; empty for none.
  default String text() {
    return switch (this) {
      case None() -> "";
      case Value(double value) -> PerAxis.text(value);
      case Percentile(double percent) -> "percentile " + PerAxis.text(percent);
    };
  }

  /// Any percentile will do where this is none: it is measured with the other and not used.
  default double percentOr(double other) {
    return this instanceof Percentile(double percent) ? percent : other;
  }
}
