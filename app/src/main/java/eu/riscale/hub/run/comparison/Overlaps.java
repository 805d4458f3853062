package eu.riscale.hub.run.comparison;

import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How many elements the objects of two label images have, and how many in common. An object is
/// named by its number and where along batch and channel it is.
///
/// @param pairs those that have any element in common
record Overlaps(Map<Long, Integer> expected, Map<Long, Integer> actual, List<Pair> pairs) {
  private static final List<String> APART = List.of("batch", "b", "channel", "c");
  private static final int MOST = 1 << 20;

  /// Two objects and how many elements they have in common.
  record Pair(long expected, long actual, int common) {}

  private record Key(long expected, long actual) {}

  /// Empty where the shapes differ, or there are too many objects to hold.
  static Optional<Overlaps> of(Tensor actual, Tensor expected) {
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      return Optional.empty();
    }
    Map<Long, Integer> wanted = new HashMap<>();
    Map<Long, Integer> found = new HashMap<>();
    Map<Key, Integer> common = new HashMap<>();
    int size = expected.size();
    for (int from = 0, to; from < size; from = to) {
      double e = expected.at(from);
      double a = actual.at(from);
      long place = place(expected, from);
      to = from + 1;
      while (to < size && expected.at(to) == e && actual.at(to) == a && to % line(expected) != 0) {
        to++; // Labels come in runs.
      }
      Key both = new Key(place << 32 | (long) e, place << 32 | (long) a);
      if (e > 0) {
        wanted.merge(both.expected(), to - from, Integer::sum);
      }
      if (a > 0) {
        found.merge(both.actual(), to - from, Integer::sum);
      }
      if (e > 0 && a > 0) {
        common.merge(both, to - from, Integer::sum);
      }
      if (common.size() > MOST) {
        return Optional.empty();
      }
    }
    List<Pair> pairs = new ArrayList<>();
    common.forEach((key, elements) -> pairs.add(new Pair(key.expected(), key.actual(), elements)));
    return Optional.of(new Overlaps(wanted, found, pairs));
  }

  private static int line(Tensor tensor) {
    return Math.max(1, tensor.length(tensor.rank() - 1));
  }

  /// Where an element lies along the axes whose positions have objects of their own.
  private static long place(Tensor tensor, int index) {
    long place = 0;
    int rest = index;
    long weight = 1;
    for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
      int length = tensor.length(axis);
      if (length > 1 && APART.contains(tensor.axes().get(axis))) {
        place += weight * (rest % length);
        weight *= length;
      }
      rest /= length;
    }
    return place;
  }

  /// Elements in both by elements in either.
  double iou(Pair pair) {
    int either =
        expected.getOrDefault(pair.expected(), 0)
            + actual.getOrDefault(pair.actual(), 0)
            - pair.common();
    return (double) pair.common() / either;
  }

  /// Expected objects in which several others lie for the most part, each with those.
  ///
  /// @param least how much of the expected object each of them is
  Map<Long, Set<Long>> several(double least) {
    Map<Long, Set<Long>> inside = new HashMap<>();
    for (Pair pair : pairs) {
      boolean lies = 2 * pair.common() > actual.getOrDefault(pair.actual(), 0);
      if (lies && pair.common() >= least * expected.getOrDefault(pair.expected(), 0)) {
        inside.computeIfAbsent(pair.expected(), key -> new HashSet<>()).add(pair.actual());
      }
    }
    inside.values().removeIf(others -> others.size() < 2);
    return inside;
  }

  /// The same with the two images exchanged.
  Overlaps exchanged() {
    return new Overlaps(
        /* expected= */ actual,
        /* actual= */ expected,
        pairs.stream()
            .map(pair ->
                new Pair(
                    /* expected= */ pair.actual(), /* actual= */ pair.expected(), pair.common()))
            .toList());
  }
}
