package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.Tensor;

/// What the expected output would be if a hypothesis were true, element by element, so that most
/// hypotheses are refuted by a few elements and never computed as a whole.
@FunctionalInterface
public interface Candidate {
  /// @param index the element's position in the expected output, in memory order
  double at(int index);

  /// Reads neighbours into the beginning of an array.
  default void read(int from, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = at(from + i);
    }
  }

  static Candidate of(Tensor tensor) {
    return new Candidate() {
      @Override
      public double at(int index) {
        return tensor.at(index);
      }

      @Override
      public void read(int from, double[] to, int count) {
        Elements.read(tensor, from, to, 0, count);
      }
    };
  }
}
