package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.dataset.v0_3.DatasetDescr;
import eu.riscale.hub.spec.dataset.v0_3.LinkedDataset;

/// What a model was trained on.
public sealed interface TrainingData {

  /// A dataset of the collection.
  record Linked(LinkedDataset dataset) implements TrainingData {}

  /// A dataset described in place, in format 0.3.
  record Described(DatasetDescr dataset) implements TrainingData {}

  /// A dataset described in place, in format 0.2.
  record DescribedAs02(eu.riscale.hub.spec.dataset.v0_2.DatasetDescr dataset)
      implements TrainingData {}
}
