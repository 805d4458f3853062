package eu.riscale.hub.spec.model;

import java.util.List;

/// A model of any format.
public interface DescribedModel {
  List<? extends DescribedTensor> inputs();

  List<? extends DescribedTensor> outputs();
}
