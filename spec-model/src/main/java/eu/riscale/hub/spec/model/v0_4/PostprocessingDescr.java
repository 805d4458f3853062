package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.model.DescribedStep;
import java.util.Optional;

/// A step after the network. Every step but [ScaleMeanVariance] may also come before it.
public sealed interface PostprocessingDescr extends DescribedStep
    permits PreprocessingDescr, ScaleMeanVariance {
  /// The name of the operation, such as `scale_range`.
  String name();

  /// The letters of the axes that it reduces or scales jointly; empty where the step has none or
  /// leaves them out.
  default Optional<String> axes() {
    return Optional.empty();
  }

  /// The tensor whose values it measures instead of its own.
  default Optional<String> referenceTensor() {
    return Optional.empty();
  }

  @Override
  default Optional<String> referenceKey() {
    return referenceTensor();
  }
}
