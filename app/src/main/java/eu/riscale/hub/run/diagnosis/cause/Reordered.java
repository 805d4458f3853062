package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Axes in another order, or mirrored.
final class Reordered implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    Tensor expected = mismatch.expected();
    if (mismatch.actual().isEmpty()) {
      return List.of();
    }
    Tensor actual = mismatch.actual().get();
    List<Explanation> found = new ArrayList<>();
    int simplest = Integer.MAX_VALUE;
    for (Turn turn : turns(expected, actual)) {
      if (turn.complexity() > simplest) {
        break;
      }
      Places places = turn.places(expected, actual);
      Optional<Fit> fit = mismatch.target().explains(i -> actual.at(places.of(i)), 0);
      if (fit.isPresent()) {
        simplest = turn.complexity();
        found.add(explanation(turn, fit.get().within(), mismatch));
      }
    }
    return found;
  }

  /// Every turn that gives the expected shape and moves something, the simplest first.
  static List<Turn> turns(Tensor expected, Tensor actual) {
    List<Turn> turns = new ArrayList<>();
    if (expected.rank() != actual.rank()) {
      return turns;
    }
    Set<List<Integer>> seen = new HashSet<>();
    if (Arrays.equals(expected.shape(), actual.shape())) {
      Turn none = new Turn(IntStream.range(0, actual.rank()).toArray(), new boolean[actual.rank()]);
      seen.add(none.effect(expected, actual));
    }
    for (int[] order : orders(expected, actual)) {
      for (boolean[] flipped : flips(expected)) {
        Turn turn = new Turn(order, flipped);
        if (seen.add(turn.effect(expected, actual))) {
          turns.add(turn);
        }
      }
    }
    turns.sort(Comparator.comparingInt(Turn::complexity));
    return turns;
  }

  private static List<int[]> orders(Tensor expected, Tensor actual) {
    List<int[]> orders = new ArrayList<>();
    extend(new int[0], expected, actual, orders);
    return orders;
  }

  private static void extend(int[] begun, Tensor expected, Tensor actual, List<int[]> orders) {
    int axis = begun.length;
    if (axis == expected.rank()) {
      orders.add(begun);
      return;
    }
    for (int from = 0; from < actual.rank(); from++) {
      int candidate = from;
      boolean used = IntStream.of(begun).anyMatch(other -> other == candidate);
      if (!used && actual.length(from) == expected.length(axis)) {
        int[] longer = Arrays.copyOf(begun, axis + 1);
        longer[axis] = from;
        extend(longer, expected, actual, orders);
      }
    }
  }

  private static List<boolean[]> flips(Tensor expected) {
    List<boolean[]> flips = new ArrayList<>();
    int rank = expected.rank();
    for (int bits = 0; bits < 1 << rank; bits++) {
      boolean[] flipped = new boolean[rank];
      boolean sensible = true;
      for (int axis = 0; axis < rank; axis++) {
        flipped[axis] = (bits >> axis & 1) == 1;
        boolean can = expected.length(axis) > 1 && !expected.axes().get(axis).equals("batch");
        sensible &= !flipped[axis] || can;
      }
      if (sensible) {
        flips.add(flipped);
      }
    }
    return flips;
  }

  static Explanation explanation(Turn turn, double within, Case mismatch) {
    List<String> axes = mismatch.expected().axes();
    List<String> parts = new ArrayList<>();
    List<String> code = new ArrayList<>();
    List<String> mirrored = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      if (turn.flipped(axis)) {
        mirrored.add(axes.get(axis));
      }
    }
    if (turn.isMove()) {
      parts.add(moved(turn.order(), axes));
    }
    if (mirrored.equals(List.of("channel"))) {
      parts.add("has its channels in reverse order (as RGB and BGR)");
    } else if (!mirrored.isEmpty()) {
      parts.add("is mirrored along " + String.join(" and ", mirrored));
    }
    String array = "test_output";
    if (!mirrored.isEmpty()) {
      List<Integer> flipped =
          IntStream.range(0, axes.size()).filter(i -> turn.flipped(i)).boxed().toList();
      array = "np.flip(" + array + ", " + tuple(flipped) + ")";
    }
    if (turn.isMove()) {
      array = "np.transpose(" + array + ", " + tuple(inverse(turn.order())) + ")";
    }
    code.add(array);
    return new Explanation(
        turn.isMove() ? Cause.AXES_REORDERED : Cause.AXES_FLIPPED,
        "the test output " + String.join(" and ", parts),
        within,
        turn.complexity(),
        Correction.of(
            mismatch.testOutput(),
            "Save the test output as the network gives it, with numpy: "
                + String.join("", code)
                + "; or export a network that gives it as the test output has it."));
  }

  /// Such as `the axes y and x exchanged`.
  private static String moved(int[] order, List<String> axes) {
    List<Integer> changed =
        IntStream.range(0, order.length).filter(i -> order[i] != i).boxed().toList();
    if (changed.size() == 2) {
      return "has the axes "
          + axes.get(changed.get(0))
          + " and "
          + axes.get(changed.get(1))
          + " exchanged";
    }
    List<String> names = IntStream.of(order).mapToObj(axes::get).toList();
    return "has its axes in the order " + String.join(", ", names);
  }

  private static List<Integer> inverse(int[] order) {
    Integer[] inverse = new Integer[order.length];
    for (int axis = 0; axis < order.length; axis++) {
      inverse[order[axis]] = axis;
    }
    return List.of(inverse);
  }

  private static String tuple(List<Integer> numbers) {
    String inside = String.join(", ", numbers.stream().map(Object::toString).toList());
    return "(" + inside + (numbers.size() == 1 ? ",)" : ")");
  }
}
