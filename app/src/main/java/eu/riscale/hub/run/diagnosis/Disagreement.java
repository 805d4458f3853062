package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/// How far an output is from the expected one, and some thousand of the elements that are out of
/// the tolerance, the same in every run.
final class Disagreement implements Blocks.Visitor {
  private final Tolerance tolerance;
  private final SplittableRandom random = new SplittableRandom(Spread.SEED);
  private final int[] kept = new int[Spread.SAMPLE];
  private final int size;
  private double squares;
  private int count;
  private double share = Math.exp(Math.log(random.nextDouble()) / Spread.SAMPLE);
  private long next = Spread.SAMPLE + skipped();

  private Disagreement(Tolerance tolerance, int size) {
    this.tolerance = tolerance;
    this.size = size;
  }

  static Disagreement of(Tensor actual, Tensor expected, Tolerance tolerance) {
    Disagreement disagreement = new Disagreement(tolerance, expected.size());
    Blocks.visit(actual, expected, disagreement);
    return disagreement;
  }

  /// Root of the mean squared difference; infinite where a number stands beside NaN.
  double rms() {
    return Math.sqrt(squares / size);
  }

  /// How many elements are out of the tolerance.
  int count() {
    return count;
  }

  /// Positions of some thousand of them.
  int[] positions() {
    return Arrays.copyOf(kept, Math.min(count, kept.length));
  }

  @Override
  public void visit(int start, double[] given, double[] expected, int length) {
    double atol = tolerance.atol();
    double rtol = tolerance.rtol();
    for (int i = 0; i < length; i++) {
      double e = expected[i];
      double difference = Math.abs(given[i] - e);
      if (difference <= atol + rtol * Math.abs(e)) {
        squares += difference * difference;
      } else if (given[i] != e && !(Double.isNaN(given[i]) && Double.isNaN(e))) {
        squares += Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference * difference;
        keep(start + i);
      }
    }
  }

  /// How many are passed over before one takes the place of another is drawn at once (Li 1994).
  private void keep(int position) {
    if (count < kept.length) {
      kept[count] = position;
    } else if (count == next) {
      kept[random.nextInt(kept.length)] = position;
      share *= Math.exp(Math.log(random.nextDouble()) / kept.length);
      next += 1 + skipped();
    }
    count++;
  }

  private long skipped() {
    return (long) (Math.log(random.nextDouble()) / Math.log1p(-share));
  }
}
