package eu.riscale.hub.spec.model.v0_5.axis;

import java.util.Optional;

/// A dimension of a tensor.
public sealed interface Axis permits InputAxis, OutputAxis {
  AxisId id();

  /// At most 128 characters; empty where there is none.
  String description();

  /// Empty for a batch axis of any size.
  Optional<AxisSize> givenSize();

  /// The word of the unit that `scale` is in.
  default Optional<String> unitWord() {
    return Optional.empty();
  }

  /// Extent of one element, in the axis's unit.
  default double scale() {
    return 1.0;
  }
}
