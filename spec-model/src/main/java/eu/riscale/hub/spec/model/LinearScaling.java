package eu.riscale.hub.spec.model;

/// The parameters of `scale_linear`.
public interface LinearScaling {
  /// Whether every gain is 1 and every offset 0.
  boolean keepsAll();
}
