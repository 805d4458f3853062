package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The test output is that of another image: its values are spread alike and vary from pixel to
/// pixel alike, but lie elsewhere.
final class OtherImage implements Hypothesis {
  private static final double UNRELATED = 0.4;

  /// Fewer elements and different values tell nothing of how they are spread.
  private static final int ELEMENTS = 1024;

  private static final int VALUES = 256;
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /// How far quantiles may lie apart, as a share of the distance between the outer two.
  private static final double ALIKE = 0.12;

  /// The same of the outer two, which how much there is to see in an image moves more.
  private static final double ALIKE_AT_ENDS = 0.2;

  /// How much of their spread neighbours differ by, on average; noise, which is spread alike
  /// everywhere, has 1.4.
  private static final double SMOOTH = 0.8;

  private static final double AS_SMOOTH = 1.5;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch
        .aligned()
        .filter(actual -> actual.size() >= ELEMENTS)
        .filter(actual -> mismatch.target().distinctValues() >= VALUES)
        .filter(actual -> isOther(actual, mismatch))
        .map(actual -> List.of(explanation(actual, mismatch)))
        .orElse(List.of());
  }

  private static boolean isOther(Tensor actual, Case mismatch) {
    Channels channels = Channels.of(mismatch.expected());
    int[] positions = mismatch.target().positions();
    if (!(Math.abs(channels.correlation(actual, mismatch.expected(), positions)) < UNRELATED)) {
      return false;
    }
    for (int channel = 0; channel < channels.count(); channel++) {
      int[] own = channels.of(channel, positions);
      double[] ours = sorted(actual, own);
      double[] theirs = sorted(mismatch.expected(), own);
      if (ours.length < 64 || !alike(ours, theirs)) {
        return false;
      }
    }
    double roughness = roughness(actual, positions);
    double other = roughness(mismatch.expected(), positions);
    return Math.max(roughness, other) < SMOOTH
        && Math.max(roughness, other) < AS_SMOOTH * Math.min(roughness, other);
  }

  private static double[] sorted(Tensor tensor, int[] positions) {
    return Arrays.stream(positions).mapToDouble(tensor::at).sorted().toArray();
  }

  private static boolean alike(double[] ours, double[] theirs) {
    double spread = at(theirs, 0.95) - at(theirs, 0.05);
    for (double quantile : QUANTILES) {
      double alike = quantile < 0.1 || quantile > 0.9 ? ALIKE_AT_ENDS : ALIKE;
      if (!(Math.abs(at(ours, quantile) - at(theirs, quantile)) <= alike * spread)) {
        return false;
      }
    }
    return spread > 0;
  }

  private static double at(double[] sorted, double quantile) {
    return sorted[(int) (quantile * (sorted.length - 1))];
  }

  /// How much neighbours along the last long axis differ, as a share of the spread.
  private static double roughness(Tensor tensor, int[] positions) {
    int[] steps = Places.steps(tensor);
    for (int axis = steps.length - 1; axis >= 0; axis--) {
      if (tensor.length(axis) > 8 && Places.isSpatial(tensor.axes().get(axis))) {
        int step = steps[axis];
        int length = tensor.length(axis);
        double squares = 0;
        int pairs = 0;
        for (int at : positions) {
          if (at / step % length < length - 1) {
            squares += Math.pow(tensor.at(at + step) - tensor.at(at), 2);
            pairs++;
          }
        }
        Channels channels = Channels.of(tensor);
        return Math.sqrt(squares / Math.max(1, pairs)) / channels.deviation(tensor, positions);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static Explanation explanation(Tensor actual, Case mismatch) {
    double correlation =
        Channels.of(actual).correlation(actual, mismatch.expected(), mismatch.target().positions());
    return new Explanation(
        Cause.OTHER_IMAGE,
        String.format(
            Locale.ROOT,
            "the test output looks like that of another image: its values are spread as those of"
                + " the network's output, but lie elsewhere (correlation %.2f)",
            correlation),
        Double.NaN,
        0,
        Correction.of(
            mismatch.testOutput(),
            "Make the test output again from the test input that is described, or describe the test"
                + " input that it was made from."));
  }
}
