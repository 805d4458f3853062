package eu.riscale.hub.init.trial;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether weights of two formats are one network.
public final class Agreement {
  /// The specification's own tolerance.
  private static final double TOLERANCE = 1e-3;

  private static final double MISMATCHED = 1e-4;
  private static final double SECONDS = 60;
  private static final int RUNS = 10;

  private Agreement() {}

  /// A sentence where they are not.
  public static Optional<String> check(String name, Tried first, Session other)
      throws EngineException {
    List<NamedTensor> inputs = TryOut.named(first.found(), first.given());
    List<NamedTensor> outputs = other.run(inputs);
    if (outputs.size() < first.gave().size()) {
      return Optional.of(
          "%s gives %d outputs, the weights before it %d."
              .formatted(name, outputs.size(), first.gave().size()));
    }
    for (int i = 0; i < first.gave().size(); i++) {
      Tensor gave = first.gave().get(i);
      Optional<Tensor> now = outputs.get(i).content();
      if (now.isEmpty() || !Arrays.equals(now.get().shape(), gave.shape())) {
        return Optional.of(
            "%s gives %s as output %d, the weights before it %s."
                .formatted(
                    name, now.map(Tensor::shapeText).orElse("no tensor"), i + 1, gave.shapeText()));
      }
      if (!isClose(now.get(), gave)) {
        return Optional.of(
            "%s gives other numbers than the weights before it: they are not one network, or an export went wrong."
                .formatted(name));
      }
    }
    return sizes(name, first.found(), other);
  }

  /// Whether it takes the sizes that the description is going to allow.
  private static Optional<String> sizes(String name, Found found, Session other) {
    Trial trial = new Trial(other, found.inputs(), new Trial.Budget(SECONDS, RUNS));
    for (int steps : new int[] {0, 1, 5}) {
      int[] lengths = found.lengths(steps);
      if (trial.run(lengths, 1).isEmpty() && !trial.refusal().isEmpty()) {
        return Optional.of(
            "%s does not run at all sizes that the weights before it take: %s Give it alone to see which it takes."
                .formatted(name, trial.refusal()));
      }
    }
    return Optional.empty();
  }

  /// Whether nearly all numbers are the same within the tolerance.
  public static boolean isClose(Tensor one, Tensor other) {
    long apart = 0;
    for (int i = 0; i < one.size(); i++) {
      double limit = TOLERANCE + TOLERANCE * Math.abs(other.at(i));
      boolean same = one.at(i) == other.at(i) || Math.abs(one.at(i) - other.at(i)) <= limit;
      apart += same ? 0 : 1;
    }
    return apart <= MISMATCHED * one.size();
  }
}
