package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.file.PythonCommand;
import eu.riscale.hub.spec.view.axis.AxisView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How an array becomes the tensor that is described: axes in another order, axes of one element
/// that it lacks or has too many of.
///
/// @param axes the described ones
/// @param shape of the array
/// @param from for each described axis that of the array; -1 for one that the array lacks
record AxisOrder(List<AxisView> axes, List<Long> shape, List<Integer> from) {
  private static final int MOST_AXES = 6;
  private static final int LACKING = -1;

  /// Whether a described axis may have a size.
  interface Fit {
    boolean allows(int axis, long size);
  }

  /// The way that changes the least; empty where the array fits in none.
  static Optional<AxisOrder> of(List<AxisView> axes, List<Long> shape, Fit fit) {
    if (axes.size() > MOST_AXES || shape.size() > MOST_AXES || shape.contains(0L)) {
      return Optional.empty();
    }
    List<AxisOrder> found = new ArrayList<>();
    extend(new AxisOrder(axes, shape, List.of()), fit, found);
    return found.stream().min((a, b) -> Integer.compare(a.cost(), b.cost()));
  }

  private static void extend(AxisOrder begun, Fit fit, List<AxisOrder> found) {
    int axis = begun.from.size();
    if (axis == begun.axes.size()) {
      List<Integer> left = begun.dropped();
      if (left.isEmpty()
          || (left.stream().allMatch(i -> begun.shape.get(i) == 1) && !begun.hasSeveralSamples())) {
        found.add(begun);
      }
      return;
    }
    for (int i = 0; i < begun.shape.size(); i++) {
      if (!begun.from.contains(i) && fit.allows(axis, begun.shape.get(i))) {
        extend(begun.with(i), fit, found);
      }
    }
    int lacking = begun.axes.size() - begun.shape.size();
    if (Collections.frequency(begun.from, LACKING) < lacking && fit.allows(axis, 1)) {
      extend(begun.with(LACKING), fit, found);
    }
  }

  /// Whether the batch axis gets more than one element: beside an axis of one element that is left
  /// over, those are pixels, and an axis is missing in the description.
  private boolean hasSeveralSamples() {
    return IntStream.range(0, from.size())
        .anyMatch(i ->
            axes.get(i).type() == AxisView.Type.BATCH
                && from.get(i) != LACKING
                && shape.get(from.get(i)) > 1);
  }

  private AxisOrder with(int next) {
    List<Integer> more = new ArrayList<>(from);
    more.add(next);
    return new AxisOrder(axes, shape, List.copyOf(more));
  }

  /// Pairs of axes that change their order; more where an axis is added that arrays seldom lack, or
  /// several samples would come of it.
  private int cost() {
    int cost = dropped().stream().mapToInt(Integer::intValue).sum();
    for (int i = 0; i < from.size(); i++) {
      AxisView.Type type = axes.get(i).type();
      if (from.get(i) == LACKING) {
        cost += 1_000 * rarity(type);
      } else if (type == AxisView.Type.BATCH && shape.get(from.get(i)) > 1) {
        cost += 100_000;
      }
      for (int j = 0; j < i; j++) {
        cost += from.get(i) >= 0 && from.get(j) > from.get(i) ? 100 : 0;
      }
    }
    return cost;
  }

  /// How seldom arrays lack an axis.
  private static int rarity(AxisView.Type type) {
    return switch (type) {
      case BATCH -> 0;
      case CHANNEL -> 1;
      case INDEX -> 2;
      case TIME -> 3;
      case SPACE -> 4;
    };
  }

  private List<Integer> dropped() {
    return IntStream.range(0, shape.size()).boxed().filter(i -> !from.contains(i)).toList();
  }

  /// The sizes that the array then has.
  List<Long> fitting() {
    return from.stream().map(i -> i == LACKING ? 1L : shape.get(i)).toList();
  }

  /// The axes that the array lacks.
  List<String> lacking() {
    return IntStream.range(0, from.size())
        .filter(i -> from.get(i) == LACKING)
        .mapToObj(i -> axes.get(i).id())
        .toList();
  }

  /// Whether it is the array without its first axis.
  boolean isWithoutFirst() {
    return shape.size() == axes.size() + 1
        && from.equals(IntStream.range(1, shape.size()).boxed().toList());
  }

  /// Whether the array lacks the batch axis, and has all others in their order.
  boolean lacksBatchAlone() {
    List<Integer> others = from.stream().filter(i -> i != LACKING).toList();
    return from.size() == shape.size() + 1
        && others.equals(IntStream.range(0, shape.size()).boxed().toList())
        && axes.get(from.indexOf(LACKING)).type() == AxisView.Type.BATCH;
  }

  /// Whether the array has the same number of axes.
  boolean isPermutation() {
    return axes.size() == shape.size();
  }

  /// The described axes in the order of the array; of a permutation.
  List<AxisView> asStored() {
    return IntStream.range(0, shape.size()).mapToObj(i -> axes.get(from.indexOf(i))).toList();
  }

  /// What makes the tensor of the array `a`, in Python.
  String expression() {
    List<Integer> kept = IntStream.range(0, shape.size()).boxed().filter(from::contains).toList();
    List<Integer> order = from.stream().filter(i -> i != LACKING).map(kept::indexOf).toList();
    List<String> drop =
        IntStream.range(0, shape.size()).mapToObj(i -> from.contains(i) ? ":" : "0").toList();
    List<String> add = from.stream().map(i -> i == LACKING ? "None" : ":").toList();
    boolean isInOrder = order.equals(order.stream().sorted().toList());
    String numbers = String.join(", ", order.stream().map(String::valueOf).toList());
    return "a" + index(drop) + (isInOrder ? "" : ".transpose(" + numbers + ")") + index(add);
  }

  private static String index(List<String> parts) {
    int last = parts.size();
    while (last > 0 && parts.get(last - 1).equals(":")) {
      last--;
    }
    return last == 0 ? "" : "[" + String.join(", ", parts.subList(0, last)) + "]";
  }

  /// The command that makes the tensor of the array in the test file.
  String command(TestTensor tensor) {
    return command(tensor.descr().testTensor().map(file -> file.source().toString()).orElse(""));
  }

  private String command(String file) {
    return PythonCommand.of(
        "import numpy as np; a = np.load(%s); np.save(%s, " + expression() + ")", file, file);
  }
}
