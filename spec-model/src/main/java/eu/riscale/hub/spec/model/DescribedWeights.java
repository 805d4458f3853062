package eu.riscale.hub.spec.model;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Optional;

/// The weights of a model of any format.
public interface DescribedWeights {
  /// At most one of each format.
  List<? extends Entry> entries();

  /// Weights in one format.
  interface Entry {
    WeightsFormat format();

    /// The format that the weights were converted from; empty for the original ones.
    Optional<WeightsFormat> parent();
  }
}
