package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Candidate;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The same channels in another order.
final class ChannelsReordered implements Hypothesis {
  private static final int MOST = 64;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    int axis = actual.axes().indexOf("channel");
    if (axis < 0 || actual.length(axis) < 3 || actual.length(axis) > MOST) {
      return Optional.empty();
    }
    int channels = actual.length(axis);
    int step = Places.steps(actual)[axis];
    int[] from = new int[channels];
    boolean[] used = new boolean[channels];
    for (int channel = 0; channel < channels; channel++) {
      from[channel] = nearest(channel, actual, axis, used, mismatch);
      if (from[channel] < 0) {
        return Optional.empty();
      }
      used[from[channel]] = true;
    }
    if (IntStream.range(0, channels).allMatch(i -> from[i] == i)) {
      return Optional.empty();
    }
    Candidate candidate =
        i -> {
          int channel = i / step % channels;
          return actual.at(i + (from[channel] - channel) * step);
        };
    // The order was read off the test output: that is as much as log2(channels!) bits.
    int fitted = (int) Math.ceil(channels * Math.log(channels) / Math.log(2) / 20);
    return mismatch
        .target()
        .explains(candidate, fitted)
        .map(fit -> explanation(from, fit, mismatch));
  }

  /// The unused channel of the output that is most like one of the test output; -1 where none is.
  private static int nearest(int channel, Tensor actual, int axis, boolean[] used, Case mismatch) {
    Tensor expected = mismatch.expected();
    int step = Places.steps(actual)[axis];
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int candidate = 0; candidate < used.length; candidate++) {
      int by = (candidate - channel) * step;
      double sum = 0;
      for (int at : mismatch.target().positions()) {
        if (at / step % used.length == channel) {
          sum += Math.abs(actual.at(at + by) - expected.at(at));
        }
      }
      if (!used[candidate] && sum < least) {
        least = sum;
        best = candidate;
      }
    }
    return best;
  }

  private static Explanation explanation(int[] from, Fit fit, Case mismatch) {
    int axis = mismatch.expected().axes().indexOf("channel");
    int[] back = new int[from.length];
    for (int channel = 0; channel < from.length; channel++) {
      back[from[channel]] = channel;
    }
    return new Explanation(
        Cause.CHANNELS_REORDERED,
        "the test output has the network's channels in the order " + Arrays.toString(from),
        fit.within(),
        2,
        Correction.of(
            mismatch.testOutput(),
            "Save the test output with its channels as the network gives them, with numpy:"
                + " np.take(test_output, "
                + Arrays.toString(back)
                + ", axis="
                + axis
                + ")."));
  }
}
