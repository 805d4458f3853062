package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.run.diagnosis.Target;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Scores on one side and labels on the other (argmax), or one channel of several.
final class Reduced implements Hypothesis {
  private static final int CHANNELS = 64;

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    Tensor raw = mismatch.output().raw();
    Tensor expected = mismatch.expected();
    for (int axis = 0; axis < raw.rank(); axis++) {
      if (fits(raw, axis, expected)) {
        Tensor scores = mismatch.actual().orElse(raw);
        reduced(scores, axis, mismatch.target()).ifPresent(fit -> found.add(labels(fit, mismatch)));
        found.addAll(channels(scores, axis, mismatch));
      }
    }
    for (int axis = 0; axis < expected.rank(); axis++) {
      if (fits(expected, axis, raw)) {
        Target backwards = mismatch.targetOf(raw);
        reduced(expected, axis, backwards).ifPresent(fit -> found.add(scores(fit, mismatch)));
      }
    }
    return found;
  }

  /// Whether one tensor has the shape of the other without an axis, or with 1 there.
  private static boolean fits(Tensor whole, int axis, Tensor reduced) {
    if (whole.length(axis) < 2 || whole.length(axis) > CHANNELS) {
      return false;
    }
    List<Integer> kept = new ArrayList<>();
    List<Integer> dropped = new ArrayList<>();
    for (int i = 0; i < whole.rank(); i++) {
      kept.add(i == axis ? 1 : whole.length(i));
      if (i != axis) {
        dropped.add(whole.length(i));
      }
    }
    List<Integer> other = Arrays.stream(reduced.shape()).boxed().toList();
    return kept.equals(other) || dropped.equals(other);
  }

  private static Optional<Fit> reduced(Tensor scores, int axis, Target labels) {
    int step = Places.steps(scores)[axis];
    int length = scores.length(axis);
    return labels.explains(
        index -> {
          int first = index / step * step * length + index % step;
          int best = 0;
          for (int k = 1; k < length; k++) {
            best = scores.at(first + k * step) > scores.at(first + best * step) ? k : best;
          }
          return best;
        },
        0);
  }

  private static List<Explanation> channels(Tensor all, int axis, Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    int step = Places.steps(all)[axis];
    int length = all.length(axis);
    for (int k = 0; k < length; k++) {
      int place = k * step;
      mismatch
          .target()
          .explains(index -> all.at(index / step * step * length + index % step + place), 0)
          .ifPresent(fit -> found.add(channel(place / step, length, fit, mismatch)));
    }
    return found;
  }

  private static Explanation channel(int channel, int of, Fit fit, Case mismatch) {
    return new Explanation(
        Cause.CROPPED,
        "the test output is channel " + channel + " (counted from 0) of the network's " + of,
        fit.within(),
        2,
        Correction.of(
            mismatch.testOutput(),
            "Save all "
                + of
                + " channels as the test output and describe them, or export the"
                + " network with that channel alone."));
  }

  private static Explanation labels(Fit fit, Case mismatch) {
    return new Explanation(
        Cause.ARGMAX,
        "the test output has labels, the network gives the scores of which they are the largest"
            + " (argmax)",
        fit.within(),
        1,
        Correction.of(
            mismatch.testOutput(),
            "Save the scores as the test output and describe their channels, or export the network"
                + " with the argmax: the specification has no such step."));
  }

  private static Explanation scores(Fit fit, Case mismatch) {
    return new Explanation(
        Cause.ARGMAX,
        "the network gives labels, the test output has the scores of which they are the largest"
            + " (argmax)",
        fit.within(),
        1,
        Correction.of(
            mismatch.testOutput(), "Save the labels that the network gives as the test output."));
  }
}
