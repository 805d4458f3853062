package eu.riscale.hub.spec.model.v0_4;

import java.util.List;

/// A number for the whole tensor, or one per entry of the axis that `axes` leaves out.
public sealed interface Values {
  record Single(double value) implements Values {}

  record Several(List<Double> values) implements Values {}

  default boolean isAll(double wanted) {
    return switch (this) {
      case Single(double value) -> value == wanted;
      case Several(List<Double> values) -> values.stream().allMatch(value -> value == wanted);
    };
  }
}
