package eu.riscale.hub.run.failure;

import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// Tells whether what a network gives is what the description promises.
public interface Outcomes {

  /// How outputs and test outputs compare.
  enum Match {
    NONE,
    AS_DESCRIBED,
    /// The outputs have their axes in the order in which the network was given its inputs.
    TURNED
  }

  /// @param raw the outputs before postprocessing
  /// @param order for each axis of a given input the axis of the described one
  Match of(List<Tensor> raw, List<Integer> order);
}
