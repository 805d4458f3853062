package eu.riscale.hub.spec.model.v0_4;

/// The size of an output along each of its axes: fixed, or following from another tensor.
public sealed interface OutputShape permits ExplicitShape, ImplicitOutputShape {
  /// The number of axes that the shape speaks of.
  int rank();
}
