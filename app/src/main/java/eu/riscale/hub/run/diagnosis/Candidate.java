package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Tensor;

/// What the expected output would be if a hypothesis were true, element by element, so that most
/// hypotheses are refuted by a few elements and never computed as a whole.
@FunctionalInterface
public interface Candidate {
  /// @param index the element's position in the expected output, in memory order
  double at(int index);

  static Candidate of(Tensor tensor) {
    return tensor::at;
  }
}
