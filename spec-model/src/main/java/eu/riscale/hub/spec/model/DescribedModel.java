package eu.riscale.hub.spec.model;

import java.util.List;
import java.util.Optional;

/// A model of any format.
public interface DescribedModel {
  List<? extends DescribedTensor> inputs();

  List<? extends DescribedTensor> outputs();

  /// Empty for most models.
  Optional<RunMode> runMode();
}
