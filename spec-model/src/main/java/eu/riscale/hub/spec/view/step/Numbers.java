package eu.riscale.hub.spec.view.step;

import java.util.List;
import java.util.Optional;

/// One number for the whole tensor, or one for each place along an axis.
///
/// @param axis the id of that axis; empty where there is one number
public record Numbers(Optional<String> axis, List<Double> values) {
  public static Numbers of(double value) {
    return new Numbers(Optional.empty(), List.of(value));
  }

  /// A list of one number stands for the same everywhere.
  public static Numbers along(String axis, List<Double> values) {
    return new Numbers(values.size() == 1 ? Optional.empty() : Optional.of(axis), values);
  }
}
