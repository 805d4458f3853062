package eu.riscale.hub.run.layer;

import eu.riscale.hub.engine.Inside.Layer;
import eu.riscale.hub.run.layer.LayerPairs.Pair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Which pairs of layers hand their numbers on to which: as the graph of one of the two networks
/// tells, since branches lie beside each other, else one after the other. Pairs are told by their
/// positions.
///
/// @param above for each pair, those whose numbers it is made of, with no other pair between
/// @param below for each pair, those that are made of it
record Descent(List<List<Integer>> above, List<List<Integer>> below) {
  /// Steps through a graph; none but a hostile one takes as many.
  private static final int MOST_STEPS = 1_000_000;

  static Descent of(List<Pair> pairs, List<Layer> one, List<Layer> other) {
    return byGraph(pairs, one, Pair::one)
        .or(() -> byGraph(pairs, other, Pair::other))
        .orElseGet(() -> byOrder(pairs.size()));
  }

  private static Descent byOrder(int count) {
    List<List<Integer>> above = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      above.add(i == 0 ? List.of() : List.of(i - 1));
    }
    return of(above);
  }

  private static Optional<Descent> byGraph(
      List<Pair> pairs, List<Layer> layers, Function<Pair, Layer> own) {
    if (layers.stream().allMatch(layer -> layer.from().isEmpty())) {
      return Optional.empty();
    }
    Map<String, Layer> makers = new HashMap<>();
    layers.forEach(layer -> makers.put(layer.tensor(), layer));
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      places.putIfAbsent(own.apply(pairs.get(i)).tensor(), i);
    }
    List<List<Integer>> above = new ArrayList<>();
    int left = MOST_STEPS;
    for (Pair pair : pairs) {
      String tensor = own.apply(pair).tensor();
      Set<Integer> found = new TreeSet<>();
      Set<String> seen = new HashSet<>(Set.of(tensor));
      Deque<String> open = new ArrayDeque<>(own.apply(pair).from());
      while (!open.isEmpty()) {
        if (--left < 0) {
          return Optional.empty();
        }
        String from = open.pop();
        if (!seen.add(from)) {
          continue;
        }
        Integer place = places.get(from);
        Layer maker = makers.get(from);
        if (place != null) {
          found.add(place);
        } else if (maker != null) {
          maker.from().forEach(open::push);
        }
      }
      above.add(List.copyOf(found));
    }
    return Optional.of(of(above));
  }

  private static Descent of(List<List<Integer>> above) {
    List<List<Integer>> below = new ArrayList<>();
    above.forEach(each -> below.add(new ArrayList<>()));
    for (int i = 0; i < above.size(); i++) {
      for (int each : above.get(i)) {
        below.get(each).add(i);
      }
    }
    return new Descent(above, below);
  }

  /// Those that no other is made of, the last first.
  List<Integer> ends() {
    List<Integer> ends = new ArrayList<>();
    for (int i = below.size() - 1; i >= 0; i--) {
      if (below.get(i).isEmpty()) {
        ends.add(i);
      }
    }
    return ends;
  }

  /// All that a pair is made of, and itself, in their order.
  List<Integer> upTo(int end) {
    Set<Integer> all = new TreeSet<>(Set.of(end));
    Deque<Integer> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      for (int each : above.get(open.pop())) {
        if (all.add(each)) {
          open.push(each);
        }
      }
    }
    return List.copyOf(all);
  }
}
