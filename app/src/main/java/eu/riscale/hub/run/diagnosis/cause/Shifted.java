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
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The same image, moved by some pixels.
final class Shifted implements Hypothesis {
  /// Moves that are tried at most.
  private static final int MOVES = 5000;

  private static final int LONGEST = 16;

  /// Moves that some elements do not refute, and that are measured on all.
  private static final int MEASURED = 8;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().map(actual -> explain(actual, mismatch)).orElse(List.of());
  }

  private static List<Explanation> explain(Tensor actual, Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    int measured = 0;
    int shortest = Integer.MAX_VALUE;
    for (int[] move : moves(actual)) {
      if (length(move) > shortest || measured == MEASURED) {
        break;
      }
      Candidate candidate = candidate(actual, mismatch.expected(), move);
      if (mismatch.target().refuted(candidate)) {
        continue;
      }
      measured++;
      Optional<Fit> fit = overlap(actual, move, mismatch);
      if (fit.isPresent()) {
        shortest = length(move);
        found.add(explanation(move, fit.get(), mismatch));
      }
    }
    return found;
  }

  /// Every move other than none, the shortest first.
  private static List<int[]> moves(Tensor tensor) {
    int spatial = (int) tensor.axes().stream().filter(Places::isSpatial).count();
    int reach = LONGEST;
    while (reach > 1 && Math.pow(2 * reach + 1, spatial) > MOVES) {
      reach--;
    }
    List<int[]> moves = new ArrayList<>(List.of(new int[tensor.rank()]));
    for (int axis = 0; axis < tensor.rank(); axis++) {
      if (!Places.isSpatial(tensor.axes().get(axis))) {
        continue;
      }
      int most = Math.min(reach, tensor.length(axis) / 4);
      List<int[]> longer = new ArrayList<>();
      for (int[] move : moves) {
        for (int by = -most; by <= most; by++) {
          int[] with = move.clone();
          with[axis] = by;
          longer.add(with);
        }
      }
      moves = longer;
    }
    moves.removeIf(move -> length(move) == 0);
    moves.sort(Comparator.comparingInt(Shifted::length));
    return moves;
  }

  private static int length(int[] move) {
    return Arrays.stream(move).map(Math::abs).sum();
  }

  /// Of what comes from beyond the edge nothing is claimed.
  private static Candidate candidate(Tensor actual, Tensor expected, int[] move) {
    int[] shape = actual.shape();
    int[] steps = Places.steps(actual);
    int by = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      by += move[axis] * steps[axis];
    }
    int offset = by;
    return index -> {
      int rest = index;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        int from = rest % shape[axis] - move[axis];
        if (from < 0 || from >= shape[axis]) {
          return expected.at(index);
        }
        rest /= shape[axis];
      }
      return actual.at(index - offset);
    };
  }

  /// Measures where the two overlap.
  private static Optional<Fit> overlap(Tensor actual, int[] move, Case mismatch) {
    int[] before = Arrays.stream(move).map(by -> Math.max(0, by)).toArray();
    int[] after = Arrays.stream(move).map(by -> Math.max(0, -by)).toArray();
    Tensor expected = Cropping.crop(mismatch.expected(), before, after);
    Tensor moved = Cropping.crop(actual, after, before);
    Target target = new Target(expected, mismatch.target().tolerance(), Optional.empty());
    // The move is read off the test output.
    return target.explains(Candidate.of(moved), 2);
  }

  private static Explanation explanation(int[] move, Fit fit, Case mismatch) {
    List<String> parts = new ArrayList<>();
    for (int axis = 0; axis < move.length; axis++) {
      if (move[axis] != 0) {
        parts.add(
            String.format(
                "%+d %s along %s",
                move[axis],
                Math.abs(move[axis]) == 1 ? "pixel" : "pixels",
                mismatch.expected().axes().get(axis)));
      }
    }
    return new Explanation(
        Cause.SHIFTED,
        "the test output is shifted by "
            + String.join(" and ", parts)
            + " against the network's output",
        fit.within(),
        2,
        Correction.of(
            mismatch.testOutput(),
            "Make the test output again with these weights: a shift comes from another padding or"
                + " resizing, or from a crop that starts elsewhere."));
  }
}
