package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.spec.yaml.NumberText;

/// Steps in words, by what tells one from another.
final class StepWords {
  private StepWords() {}

  /// A clause.
  ///
  /// @param input its id
  /// @param largest value of it
  static String made(TensorOp step, String input, double largest) {
    return "the test output was made with "
        + KnownScale.of(step)
            .map(scale -> "input '" + input + "' " + scale.did(largest))
            .orElseGet(() -> of(step) + " of input '" + input + "'");
  }

  /// A step without its formula, and whose numbers it has where these are known by a name.
  static String of(TensorOp step) {
    if (step instanceof ZeroMeanUnitVariance(JointAxes axes, double eps)) {
      return step.name() + " " + axes + " (eps " + NumberText.of(eps) + ")";
    }
    if (step instanceof ScaleRange range) {
      return String.format(
          "%s %s (percentiles %s to %s, eps %s)",
          step.name(),
          range.axes(),
          NumberText.of(range.minPercentile()),
          NumberText.of(range.maxPercentile()),
          NumberText.of(range.eps()));
    }
    String words = step.explain().replaceFirst(":", "");
    return step instanceof FixedZeroMeanUnitVariance fixed
        ? KnownNumbers.name(fixed).map(name -> name + ", " + words).orElse(words)
        : words;
  }

  /// The Python reference does not read eps: it always takes 1e-6.
  static String instead(TensorOp described, TensorOp like) {
    boolean onlyEps =
        (described instanceof ZeroMeanUnitVariance(JointAxes axes, double eps)
                && like.equals(new ZeroMeanUnitVariance(axes, 1e-6)))
            || (described instanceof ScaleRange range
                && like.equals(
                    new ScaleRange(
                        range.axes(),
                        range.minPercentile(),
                        range.maxPercentile(),
                        1e-6,
                        range.reference())));
    return onlyEps
        ? ", as the Python reference does, which does not read the described eps"
        : ", not as described";
  }
}
