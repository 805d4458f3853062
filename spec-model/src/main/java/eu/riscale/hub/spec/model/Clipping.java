package eu.riscale.hub.spec.model;

import java.util.List;

/// The parameters of `clip`.
public interface Clipping {
  /// Each pair of a lower and an upper bound that are both given.
  List<Bounds> bounds();

  /// @param lowerField the field that holds the lower bound, such as `min_percentile`
  record Bounds(String lowerField, double lower, String upperField, double upper) {}
}
