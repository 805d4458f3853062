package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.run.diagnosis.cause.input.InputTurns;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The test output is that of another image: in each channel its values are spread alike, but lie
/// elsewhere. They do so where they neither go with the network's output nor look like noise, or,
/// where places alone tell much, as in boxes on a grid, where they are as far from it as what the
/// network makes of the test input turned.
final class OtherImage implements Hypothesis {
  private static final double UNRELATED = 0.4;

  /// Fewer elements and different values tell nothing of how they are spread.
  private static final int ELEMENTS = 2048;

  private static final int VALUES = 256;

  /// Elements of a channel that are looked at, and that must be there.
  private static final int MOST = 1024;

  private static final int LEAST = 64;
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /// How far quantiles may lie apart, as a share of the distance between the outer two.
  private static final double ALIKE = 0.12;

  /// The same of the outer two, which how much there is to see in an image moves more.
  private static final double ALIKE_AT_ENDS = 0.2;

  /// How many times as far the logarithms of values may lie apart that are nearly all small.
  private static final double ALIKE_IN_SIZE = 2;

  /// How much longer the upper half of such values is than the lower.
  private static final double SKEWED = 4;

  /// How much of their spread neighbours differ by, on average; noise, which is spread alike
  /// everywhere, has 1.4.
  private static final double SMOOTH = 0.8;

  private static final double AS_SMOOTH = 1.5;

  /// How far from the output that of another image lies, as a share of how far that of the turned
  /// input does.
  private static final double NEAREST = 0.5;

  private static final double FARTHEST = 4;

  /// The share of the channels that must be alike and as far.
  private static final double CHANNELS = 2 / 3.0;

  private static final int TURNS = 3;

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
    Tensor expected = mismatch.expected();
    Channels channels = Channels.of(expected);
    if (expected.size() / channels.count() < LEAST) {
      return false;
    }
    int alike = 0;
    boolean unrelated = true;
    double ours = 0;
    double theirs = 0;
    for (int channel = 0; channel < channels.count(); channel++) {
      int[] own = channels.sample(channel, expected.size(), MOST);
      alike += alike(sorted(actual, own), sorted(expected, own)) ? 1 : 0;
      unrelated &= Math.abs(channels.correlation(actual, expected, own)) < UNRELATED;
      ours += roughness(actual, own) / channels.count();
      theirs += roughness(expected, own) / channels.count();
    }
    boolean smooth =
        Math.max(ours, theirs) < SMOOTH
            && Math.max(ours, theirs) < AS_SMOOTH * Math.min(ours, theirs);
    return (alike == channels.count() && unrelated && smooth)
        || (alike >= CHANNELS * channels.count() && isAsFarAsTurned(actual, mismatch));
  }

  private static double[] sorted(Tensor tensor, int[] positions) {
    return Arrays.stream(positions).mapToDouble(tensor::at).sorted().toArray();
  }

  private static boolean alike(double[] ours, double[] theirs) {
    double low = at(theirs, 0.05);
    double middle = at(theirs, 0.5);
    double high = at(theirs, 0.95);
    // Scores of what is nowhere to be seen differ by factors.
    boolean sizes = low > 0 && at(ours, 0.05) > 0 && high - middle > SKEWED * (middle - low);
    double spread = sizes ? Math.log(high / low) : high - low;
    for (double quantile : QUANTILES) {
      double most = quantile < 0.1 || quantile > 0.9 ? ALIKE_AT_ENDS : ALIKE;
      double one = at(ours, quantile);
      double other = at(theirs, quantile);
      double distance = Math.abs(sizes ? Math.log(one / other) : one - other);
      if (!(distance <= (sizes ? ALIKE_IN_SIZE : 1) * most * spread)) {
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

  /// Whether the test output lies as far from the output as what the network makes of the test
  /// input turned, which is another image with the same to be seen in it.
  private static boolean isAsFarAsTurned(Tensor actual, Case mismatch) {
    List<Tensor> turned =
        InputTurns.ofPixels(mismatch).stream()
            .limit(TURNS)
            .flatMap(trial -> trial.fed(mismatch).flatMap(fed -> trial.run(fed, mismatch)).stream())
            .flatMap(outputs -> mismatch.postprocessed(outputs).stream())
            .filter(output -> Arrays.equals(output.shape(), actual.shape()))
            .toList();
    Channels channels = Channels.of(actual);
    int far = 0;
    for (int channel = 0; channel < channels.count() && !turned.isEmpty(); channel++) {
      int[] own = channels.sample(channel, actual.size(), MOST);
      double most = 0;
      for (Tensor other : turned) {
        most = Math.max(most, distance(actual, other, own));
      }
      double share = distance(actual, mismatch.expected(), own) / most;
      far += share >= NEAREST && share <= FARTHEST ? 1 : 0;
    }
    return !turned.isEmpty() && far >= CHANNELS * channels.count();
  }

  private static double distance(Tensor one, Tensor other, int[] positions) {
    double squares = 0;
    for (int at : positions) {
      squares += Math.pow(one.at(at) - other.at(at), 2);
    }
    return Math.sqrt(squares / Math.max(1, positions.length));
  }

  private static Explanation explanation(Tensor actual, Case mismatch) {
    Tensor expected = mismatch.expected();
    Channels channels = Channels.of(actual);
    List<Double> correlations = new ArrayList<>();
    for (int channel = 0; channel < channels.count(); channel++) {
      int[] places = channels.sample(channel, expected.size(), MOST);
      double own = channels.correlation(actual, expected, places);
      if (Double.isFinite(own)) {
        correlations.add(own);
      }
    }
    correlations.sort(null);
    String where =
        correlations.size() < 2
            ? String.format(
                Locale.ROOT,
                "correlation %.2f",
                correlations.isEmpty() ? 0 : correlations.getFirst())
            : String.format(
                Locale.ROOT,
                "correlation %.2f to %.2f in its channels",
                correlations.getFirst(),
                correlations.getLast());
    return new Explanation(
        Cause.OTHER_IMAGE,
        "the test output looks like that of another image: its values are spread as those of the"
            + " network's output, but lie elsewhere ("
            + where
            + ")",
        Double.NaN,
        0,
        Correction.of(
            mismatch.testOutput(),
            "Make the test output again from the test input that is described and with these"
                + " weights, or describe the test input that it was made from."));
  }
}
