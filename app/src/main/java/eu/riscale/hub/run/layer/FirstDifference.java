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
/// layer in the middle, then in the middle of what is left; of each network, no more than one inner
/// tensor is held at a time.
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
  private final Map<Integer, Double> known = new HashMap<>();
  private final long end = System.nanoTime() + MOST.toNanos();

  private FirstDifference(Inside one, Inside other, List<NamedTensor> inputs) {
    this.one = one;
    this.other = other;
    this.inputs = inputs;
    this.pairs = LayerPairs.of(one.layers(), other.layers());
  }

  /// A sentence that names the layer; empty where none can be named for certain.
  ///
  /// @param inputs what both are given
  static Optional<String> sentence(Inside one, Inside other, List<NamedTensor> inputs)
      throws EngineException {
    return new FirstDifference(one, other, inputs).find();
  }

  private Optional<String> find() throws EngineException {
    int equal = -1;
    int apart = pairs.size();
    while (apart - equal > 1) {
      int middle = (equal + apart) >>> 1;
      if (System.nanoTime() > end) {
        return Optional.empty();
      }
      if (isApart(middle)) {
        apart = middle;
      } else {
        equal = middle;
      }
    }
    if (apart == pairs.size()) {
      return Optional.empty();
    }
    double before = equal < 0 ? 0 : distance(equal);
    return distance(apart) >= JUMP * Math.max(before, 1e-7)
        ? Optional.of(told(apart, equal, before))
        : Optional.empty();
  }

  /// One export may give before an activation what the other gives behind it: only what stays apart
  /// in the next layer, too, is apart.
  private boolean isApart(int at) throws EngineException {
    boolean last = at == pairs.size() - 1;
    return distance(at) > ROUNDING && (last || distance(at + 1) > ROUNDING);
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

  private String told(int apart, int equal, double before) throws EngineException {
    return String.format(
        Locale.ROOT,
        "Of the %,d layers that both have, the first whose numbers part is %s, by up to %s of its"
            + " largest number; %s.",
        pairs.size(),
        name(pairs.get(apart)),
        Figures.of(distance(apart)),
        equal < 0
            ? "no layer before it was compared"
            : "the one before, "
                + name(pairs.get(equal))
                + ", is the same within "
                + Figures.of(before));
  }

  private static String name(Pair pair) {
    Layer layer = pair.one();
    return layer.path().isEmpty()
        ? "%s (%s)".formatted(layer.name(), layer.operation())
        : "%s (%s, node %s)".formatted(layer.path(), layer.operation(), layer.name());
  }
}
