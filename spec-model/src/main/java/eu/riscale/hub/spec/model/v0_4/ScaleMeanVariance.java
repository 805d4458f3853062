package eu.riscale.hub.spec.model.v0_4;

import java.util.Optional;

/// Gives the tensor the mean and the variance of another one: `(x - mean) / (std + eps) ·
/// (reference std + eps) + reference mean`.
///
/// @param reference the name of the tensor to match
public record ScaleMeanVariance(Mode mode, String reference, Optional<String> axes, double eps)
    implements PostprocessingDescr {
  @Override
  public String name() {
    return "scale_mean_variance";
  }

  @Override
  public Optional<String> referenceTensor() {
    return Optional.of(reference);
  }
}
