package eu.riscale.hub.spec.model;

import java.util.Optional;

/// A step before or after the network, in a model of any format.
public interface DescribedStep {
  /// The key of the tensor that the step measures instead of its own.
  Optional<String> referenceKey();
}
