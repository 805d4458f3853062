package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Elements;
import eu.riscale.hub.tensor.Tensor;

/// All elements of two outputs side by side, some thousand at a time: what goes through all of them
/// does so in loops over plain numbers, whatever their types are.
public final class Blocks {
  /// How many are shown at most at a time.
  static final int LENGTH = 2048;

  private Blocks() {}

  /// What is done with each block.
  @FunctionalInterface
  public interface Visitor {
    /// @param start the position of the first one among all elements
    /// @param count how many of both arrays are theirs
    void visit(int start, double[] ones, double[] others, int count);
  }

  /// What is done with each block of one output.
  @FunctionalInterface
  public interface Reader {
    void read(double[] values, int count);
  }

  /// Shows one, from the first element to the last.
  public static void visit(Tensor tensor, Reader reader) {
    double[] values = new double[Math.min(LENGTH, tensor.size())];
    for (int start = 0; start < tensor.size(); start += LENGTH) {
      int count = Math.min(LENGTH, tensor.size() - start);
      Elements.read(tensor, start, values, 0, count);
      reader.read(values, count);
    }
  }

  /// The largest number; negative infinity where there is none.
  public static double largest(Tensor tensor) {
    double[] largest = {Double.NEGATIVE_INFINITY};
    visit(
        tensor,
        (values, count) -> {
          for (int i = 0; i < count; i++) {
            largest[0] = values[i] > largest[0] ? values[i] : largest[0];
          }
        });
    return largest[0];
  }

  /// Shows both, from the first element to the last.
  public static void visit(Tensor one, Tensor other, Visitor visitor) {
    visit(Candidate.of(one), Candidate.of(other), one.size(), visitor);
  }

  static void visit(Candidate one, Candidate other, int size, Visitor visitor) {
    double[] ones = new double[Math.min(LENGTH, size)];
    double[] others = new double[ones.length];
    for (int start = 0; start < size; start += LENGTH) {
      int count = Math.min(LENGTH, size - start);
      one.read(start, ones, count);
      other.read(start, others, count);
      visitor.visit(start, ones, others, count);
    }
  }
}
