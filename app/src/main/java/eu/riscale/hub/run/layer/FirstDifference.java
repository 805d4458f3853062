package eu.riscale.hub.run.layer;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.Inside.Layer;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.layer.LayerPairs.Pair;
import eu.riscale.hub.tensor.Tensor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks for the first layer in which two networks that ought to be one part. They are run up to a
/// layer in the middle, then in the middle of what is left, and at last up to what the layer that
/// was found is made of; of each network, no more than one inner tensor is held at a time.
final class FirstDifference {
  /// Differences relative to the largest number of a tensor that rounding makes.
  private static final double ROUNDING = 1e-4;

  /// How many times as far as what goes into it the layer that is named is off.
  private static final double JUMP = 30;

  private static final Duration MOST = Duration.ofSeconds(20);

  private final Inside one;
  private final Inside other;
  private final List<NamedTensor> inputs;
  private final List<Pair> pairs;
  private final Descent descent;
  private final Map<Integer, Double> known = new HashMap<>();
  private final long end = System.nanoTime() + MOST.toNanos();

  private FirstDifference(Inside one, Inside other, List<NamedTensor> inputs) {
    this.one = one;
    this.other = other;
    this.inputs = inputs;
    this.pairs = LayerPairs.of(one.layers(), other.layers());
    this.descent = Descent.of(pairs, one.layers(), other.layers());
  }

  /// A sentence that names the layer; empty where none can be named for certain.
  ///
  /// @param inputs what both are given
  static Optional<String> sentence(Inside one, Inside other, List<NamedTensor> inputs)
      throws EngineException {
    return new FirstDifference(one, other, inputs).find();
  }

  private Optional<String> find() throws EngineException {
    for (int end : descent.ends()) {
      if (isOver()) {
        return Optional.empty();
      }
      if (!(distance(end) <= ROUNDING)) {
        return within(descent.upTo(end));
      }
    }
    return Optional.empty();
  }

  private boolean isOver() {
    return System.nanoTime() > end;
  }

  /// @param line all layers that one is made of, and itself, in their order
  private Optional<String> within(List<Integer> line) throws EngineException {
    int equal = -1;
    int apart = line.size();
    while (apart - equal > 1) {
      int middle = (equal + apart) >>> 1;
      if (isOver()) {
        return Optional.empty();
      }
      if (isApart(line.get(middle))) {
        apart = middle;
      } else {
        equal = middle;
      }
    }
    return apart == line.size() ? Optional.empty() : named(line.get(apart));
  }

  /// The layer in which numbers part is the one whose own inputs are the same: of branches beside
  /// each other, the search has seen one.
  private Optional<String> named(int seen) throws EngineException {
    int first = seen;
    for (int left = pairs.size(); left > 0; left--) {
      if (isOver()) {
        return Optional.empty();
      }
      int before = first;
      for (int above : descent.above().get(first)) {
        before = before == first && isApart(above) ? above : before;
      }
      if (before == first) {
        return told(first);
      }
      first = before;
    }
    return Optional.empty();
  }

  /// One export may give before an activation what the other gives behind it: only what stays apart
  /// in the layers that are made of it, too, is apart.
  private boolean isApart(int at) throws EngineException {
    if (!(distance(at) > ROUNDING)) {
      return false;
    }
    for (int below : descent.below().get(at)) {
      if (!(distance(below) > ROUNDING)) {
        return false;
      }
    }
    return true;
  }

  /// The largest difference by the largest number; NaN where the two cannot be compared.
  private double distance(int at) throws EngineException {
    Double measured = known.get(at);
    if (measured == null) {
      Pair pair = pairs.get(at);
      Optional<Tensor> first = one.at(pair.one(), inputs);
      Optional<Tensor> second = other.at(pair.other(), inputs);
      measured =
          first.isPresent() && second.isPresent()
              ? TensorDistance.of(first.get(), second.get())
              : Double.NaN;
      known.put(at, measured);
    }
    return measured;
  }

  /// Empty where what goes into the layer is off too far already.
  private Optional<String> told(int apart) throws EngineException {
    int nearest = -1;
    double before = 0;
    for (int above : descent.above().get(apart)) {
      double off = distance(above);
      if (nearest < 0 || !(off < before)) {
        nearest = above;
        before = off;
      }
    }
    if (!(distance(apart) >= JUMP * Math.max(before, 1e-7))) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Of the %,d layers that both have, the first whose numbers part is %s, by up to %s of"
                + " its largest number; %s.",
            pairs.size(),
            name(pairs.get(apart)),
            Figures.of(distance(apart)),
            nearest < 0
                ? "no layer before it was compared"
                : "the one before, "
                    + name(pairs.get(nearest))
                    + ", is the same within "
                    + Figures.of(before)));
  }

  private static String name(Pair pair) {
    Layer layer = pair.one();
    return layer.path().isEmpty()
        ? "%s (%s)".formatted(layer.name(), layer.operation())
        : "%s (%s, node %s)".formatted(layer.path(), layer.operation(), layer.name());
  }
}
