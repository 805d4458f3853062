package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;

/// Places of the steps before and after the network.
final class StepPlaces {
  private StepPlaces() {}

  /// @param tensorAt the place of the tensor
  static RdfPath at(TensorDescr tensor, int step, RdfPath tensorAt) {
    String field =
        switch (tensor) {
          case InputTensorDescr input -> "preprocessing";
          case OutputTensorDescr output -> "postprocessing";
        };
    return tensorAt.field(field).index(step);
  }
}
