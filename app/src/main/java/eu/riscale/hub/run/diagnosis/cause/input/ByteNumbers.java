package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;

/// A fixed mean and standard deviation for images from 0 to 255 beside the same for images from 0
/// to 1: whether they are divided by 255 is all that is wrong.
final class ByteNumbers {
  private static final double SAME = 1e-6;

  private ByteNumbers() {}

  /// Whether a step has 255 times the numbers of another one.
  static boolean isOf(TensorOp step, TensorOp bytes) {
    return step instanceof FixedZeroMeanUnitVariance one
        && bytes instanceof FixedZeroMeanUnitVariance other
        && isOf(one.mean(), other.mean())
        && isOf(one.std(), other.std());
  }

  private static boolean isOf(PerAxis numbers, PerAxis bytes) {
    double[] ones = numbers.values();
    double[] others = bytes.values();
    boolean same = ones.length == others.length;
    for (int i = 0; same && i < ones.length; i++) {
      same = Math.abs(255 * ones[i] - others[i]) <= SAME * Math.abs(others[i]);
    }
    return same;
  }

  /// What was done where a step has the numbers for images from 0 to 1, and got others.
  static String undivided(TensorOp step, String input) {
    return "the test output was made with input '"
        + input
        + "' divided by 255 before the described step '"
        + step.name()
        + "'";
  }

  static Correction ofUndivided(Correction correction) {
    return correction.after(
        "Divide by 255: the described numbers are those for values from 0 to 1. In one step with"
            + " it: ");
  }

  /// Where a step has the numbers for images from 0 to 255, and may have got divided ones.
  ///
  /// @param largest value of the input
  static Correction ofDivided(Correction correction, Tensor input, double largest) {
    return input.dtype().isFloat() && largest <= 1
        ? correction.after(
            "Save the test input with values from 0 to 255, if images come to the model so, as the"
                + " described numbers say. Only where they come divided by 255, as this test input"
                + " is: ")
        : correction;
  }
}
