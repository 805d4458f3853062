package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Candidate;
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

/// One of the two images is a part of the other, as where a halo was cut off on one side only.
final class Cropped implements Hypothesis {
  private static final int PLACES = 5000;
  private static final int MEASURED = 8;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch
        .actual()
        .filter(actual -> mismatch.aligned().isEmpty())
        .flatMap(actual -> explain(actual, mismatch))
        .stream()
        .toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    Tensor expected = mismatch.expected();
    if (actual.rank() != expected.rank() || actual.size() == 0 || expected.size() == 0) {
      return Optional.empty();
    }
    boolean whole = true;
    boolean part = true;
    for (int axis = 0; axis < actual.rank(); axis++) {
      boolean spatial = Places.isSpatial(actual.axes().get(axis));
      boolean same = actual.length(axis) == expected.length(axis);
      whole &= same || (spatial && actual.length(axis) > expected.length(axis));
      part &= same || (spatial && actual.length(axis) < expected.length(axis));
    }
    if (whole) {
      return place(actual, expected, mismatch.target())
          .map(found -> explanation(found, Part.TEST_OUTPUT, mismatch));
    }
    Target network = mismatch.targetOf(actual);
    return part
        ? place(expected, actual, network)
            .map(found -> explanation(found, Part.NETWORK_OUTPUT, mismatch))
        : Optional.empty();
  }

  /// Which of the two images is the smaller one.
  private enum Part {
    TEST_OUTPUT,
    NETWORK_OUTPUT
  }

  /// @param before pixels cut off at the beginning of each axis
  /// @param after and at its end
  private record Found(List<Integer> before, List<Integer> after, Fit fit) {}

  /// Where the smaller image lies in the larger one; the middle is tried first.
  private static Optional<Found> place(Tensor large, Tensor small, Target target) {
    int[] steps = Places.steps(large);
    int measured = 0;
    for (int[] before : corners(large, small)) {
      int start = 0;
      for (int axis = 0; axis < before.length; axis++) {
        start += before[axis] * steps[axis];
      }
      Places places = new Places(small.shape(), steps, start);
      Candidate candidate = i -> large.at(places.of(i));
      if (target.refuted(candidate) || measured++ == MEASURED) {
        continue;
      }
      Optional<Fit> fit = target.explains(candidate, 0);
      if (fit.isPresent()) {
        List<Integer> after = new ArrayList<>();
        for (int axis = 0; axis < before.length; axis++) {
          after.add(large.length(axis) - small.length(axis) - before[axis]);
        }
        List<Integer> ends = Arrays.stream(before).boxed().toList();
        return Optional.of(new Found(ends, after, fit.get()));
      }
    }
    return Optional.empty();
  }

  private static List<int[]> corners(Tensor large, Tensor small) {
    int rank = large.rank();
    int[] middle = new int[rank];
    List<int[]> corners = new ArrayList<>(List.of(new int[rank]));
    for (int axis = 0; axis < rank; axis++) {
      int free = large.length(axis) - small.length(axis);
      middle[axis] = free / 2;
      List<int[]> longer = new ArrayList<>();
      for (int[] corner : corners) {
        for (int before = 0; before <= free && longer.size() < PLACES; before++) {
          int[] with = corner.clone();
          with[axis] = before;
          longer.add(with);
        }
      }
      corners = longer;
    }
    corners.addFirst(middle);
    return corners;
  }

  private static Explanation explanation(Found found, Part part, Case mismatch) {
    List<String> cut = new ArrayList<>();
    List<String> slices = new ArrayList<>();
    List<String> axes = mismatch.expected().axes();
    for (int axis = 0; axis < axes.size(); axis++) {
      int before = found.before().get(axis);
      int after = found.after().get(axis);
      boolean all = before == 0 && after == 0;
      slices.add(all ? ":" : before + ":" + (after == 0 ? "" : "-" + after));
      if (!all) {
        cut.add(
            before == after
                ? before + " at each end of " + axes.get(axis)
                : before + " and " + after + " at the ends of " + axes.get(axis));
      }
    }
    String pixels = String.join(", ", cut);
    String slice = "[" + String.join(", ", slices) + "]";
    return new Explanation(
        Cause.CROPPED,
        part == Part.TEST_OUTPUT
            ? "the test output is the network's output with pixels cut off ("
                + pixels
                + "), as a halo is"
            : "the network's output is the test output with pixels cut off (" + pixels + ")",
        found.fit().within(),
        1,
        part == Part.TEST_OUTPUT
            ? Correction.of(
                mismatch.testOutput(),
                "Save the whole output of the network as the test output, and describe the size"
                    + " that it then has. Give what is to be cut off as its halo: the software that"
                    + " runs the model does so, not the test output.")
            : Correction.of(
                mismatch.at().field(mismatch.evidence().notation().sizes()),
                "Describe the smaller output (a size reference with a negative offset) and save"
                    + " test_output"
                    + slice
                    + " as the test output; or export a network that pads its input."));
  }
}
