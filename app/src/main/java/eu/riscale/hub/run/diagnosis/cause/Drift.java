package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Target;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Small differences without a pattern, as between processors, libraries or precisions.
final class Drift implements Hypothesis {
  /// Largest mean difference, as a share of the spread of the expected values.
  private static final double SMALL = 0.01;

  /// The same of so few numbers that no structure would be seen in them: what a step more or less
  /// does to them is then told from drift by its size alone.
  private static final double SMALL_OF_FEW = 1e-3;

  private static final int FEW = 64;

  /// The same where half precision is seen in the numbers themselves.
  private static final double SMALL_IN_HALF = 0.05;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    Target target = mismatch.target();
    if (!target.isInformative(target.before()) || LabelEdges.areLabels(actual, mismatch)) {
      return Optional.empty();
    }
    double share = target.before() / target.deviation();
    Optional<String> half = half(actual, mismatch);
    if (half.isPresent() && share <= SMALL_IN_HALF) {
      return Optional.of(explanation(Cause.HALF_PRECISION, half.get(), mismatch));
    }
    double small = actual.size() < FEW ? SMALL_OF_FEW : SMALL;
    if (share > small || Structure.isIn(actual, mismatch)) {
      return Optional.empty();
    }
    String fault =
        String.format(
            Locale.ROOT,
            "the numbers drift by %s on average (%.2g %% of their spread), as with another"
                + " processor, library or precision",
            Figures.of(target.before()),
            100 * share);
    return Optional.of(explanation(Cause.DRIFT, fault, mismatch));
  }

  /// Whether all numbers of one side, and not those of the other, are numbers of half precision.
  private static Optional<String> half(Tensor actual, Case mismatch) {
    int[] positions = mismatch.target().positions();
    for (int lostBits : new int[] {13, 16}) {
      String type = lostBits == 13 ? "float16" : "bfloat16";
      boolean ours = isCoarse(actual, positions, lostBits);
      boolean theirs = isCoarse(mismatch.expected(), positions, lostBits);
      if (ours != theirs) {
        return Optional.of(
            theirs
                ? "the test output was made in half precision: all of its numbers are " + type
                : "the network computes in half precision: all of its numbers are " + type);
      }
    }
    return Optional.empty();
  }

  /// Whether the last bits of all float32 numbers are 0, and not because they are round numbers.
  private static boolean isCoarse(Tensor tensor, int[] positions, int lostBits) {
    if (tensor.dtype() != DType.FLOAT32) {
      return false;
    }
    int fine = 0;
    for (int at : positions) {
      int bits = Float.floatToRawIntBits((float) tensor.at(at));
      if ((bits & ((1 << lostBits) - 1)) != 0) {
        return false;
      }
      fine += (bits & ((1 << (lostBits + 4)) - 1)) != 0 ? 1 : 0;
    }
    return fine > positions.length / 2;
  }

  static Explanation explanation(Cause cause, String fault, Case mismatch) {
    return new Explanation(cause, fault, Double.NaN, 0, mismatch.toleranceCorrection());
  }
}
