package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The ways in which people normalise images, the common ones first.
final class Normalisations {
  private static final double[][] PERCENTILES = {
    {0, 100},
    {1, 99.8},
    {1, 99},
    {2, 98},
    {5, 95},
    {0.5, 99.5},
    {0.1, 99.9},
    {3, 99.8},
    {0, 99.8},
    {0, 99},
    {2, 99.8},
    {1, 99.9},
    {0, 99.9}
  };

  /// The first is the specification's default, and what the reference implementation always uses.
  private static final double[] EPSILONS = {1e-6, 1e-8, 1e-5, 1e-4, 1e-3, 1e-2, 0.1};

  private static final double[] NONE = {};

  private Normalisations() {}

  /// The ways for a tensor with these axes.
  static List<TensorOp> of(Tensor tensor, Breadth breadth) {
    List<TensorOp> ways = new ArrayList<>();
    for (JointAxes axes : joint(tensor)) {
      ways.add(new ZeroMeanUnitVariance(axes, 1e-6));
      for (double[] ends : breadth.of(List.of(PERCENTILES), 4)) {
        ways.add(new ScaleRange(axes, ends[0], ends[1], 1e-6, Optional.empty()));
      }
    }
    List<KnownScale> scales = KnownScale.of(breadth, 3);
    ways.add(0, scales.getFirst().step());
    scales.stream().skip(1).map(KnownScale::step).forEach(ways::add);
    ways.addAll(KnownNumbers.of(tensor, breadth));
    return ways;
  }

  /// The same way with other numbers.
  static List<TensorOp> like(TensorOp step, Tensor tensor, Breadth breadth) {
    Set<TensorOp> ways = new LinkedHashSet<>();
    List<JointAxes> joint = joint(tensor);
    if (step instanceof ZeroMeanUnitVariance(JointAxes axes, double eps)) {
      for (double other : breadth == Breadth.ALL ? EPSILONS : NONE) {
        ways.add(new ZeroMeanUnitVariance(axes, other));
      }
      joint.forEach(other -> ways.add(new ZeroMeanUnitVariance(other, eps)));
    } else if (step instanceof ScaleRange range) {
      Optional<String> reference = range.reference();
      double low = range.minPercentile();
      double high = range.maxPercentile();
      for (double eps : breadth == Breadth.ALL ? EPSILONS : NONE) {
        ways.add(new ScaleRange(range.axes(), low, high, eps, reference));
      }
      joint.forEach(other -> ways.add(new ScaleRange(other, low, high, range.eps(), reference)));
      for (double[] ends : breadth.of(List.of(PERCENTILES), 5)) {
        ways.add(new ScaleRange(range.axes(), ends[0], ends[1], range.eps(), reference));
      }
    } else if (step instanceof FixedZeroMeanUnitVariance(PerAxis mean, PerAxis std, double eps)) {
      ways.add(new FixedZeroMeanUnitVariance(mean, std, 1e-6));
      ways.add(new FixedZeroMeanUnitVariance(std, mean, eps));
      for (double factor : new double[] {255, 1 / 255.0}) {
        ways.add(
            new FixedZeroMeanUnitVariance(
                mean.map(m -> written(m * factor)), std.map(s -> written(s * factor)), eps));
      }
      ways.add(new FixedZeroMeanUnitVariance(reversed(mean), reversed(std), eps));
      ways.addAll(KnownNumbers.of(tensor, breadth));
    } else if (step instanceof ScaleLinear(PerAxis gain, PerAxis offset)) {
      ways.add(new ScaleLinear(gain.map(g -> 1 / g), offset));
      ways.add(new ScaleLinear(gain, offset.map(o -> -o)));
      ways.add(new ScaleLinear(gain, offset.map(o -> 0)));
      KnownScale.of(breadth, 4).stream().map(KnownScale::step).forEach(ways::add);
      ways.add(new ScaleLinear(reversed(gain), reversed(offset)));
      for (double factor : new double[] {255, 1 / 255.0, 257, 1 / 257.0, 2, 0.5, 10, 0.1}) {
        ways.add(new ScaleLinear(gain.map(g -> g * factor), offset));
      }
    }
    ways.remove(step);
    ways.remove(linear(1, 0)); // The step left out says the same in fewer words.
    return List.copyOf(ways);
  }

  /// As a person writes a product: 57.12 and not 57.120000000000005.
  private static double written(double value) {
    return value == 0 || !Double.isFinite(value)
        ? value
        : new BigDecimal(value).round(new MathContext(12)).doubleValue();
  }

  static boolean isOne(TensorOp step) {
    return step instanceof ZeroMeanUnitVariance
        || step instanceof ScaleRange
        || step instanceof FixedZeroMeanUnitVariance
        || step instanceof ScaleLinear;
  }

  /// The whole sample, and each channel alone.
  private static List<JointAxes> joint(Tensor tensor) {
    List<String> whole = new ArrayList<>(tensor.axes());
    whole.remove("batch");
    List<JointAxes> joint = new ArrayList<>(List.of(JointAxes.of(List.copyOf(whole))));
    int channel = tensor.axes().indexOf("channel");
    if (channel >= 0 && tensor.length(channel) > 1) {
      whole.remove("channel");
      joint.add(JointAxes.of(whole));
    }
    return joint;
  }

  /// The numbers of the channels in the order in which OpenCV has them.
  private static PerAxis reversed(PerAxis numbers) {
    double[] values = numbers.values();
    if (numbers.axes().isEmpty()) {
      return numbers;
    }
    List<Double> back = new ArrayList<>();
    for (double value : values) {
      back.addFirst(value);
    }
    return PerAxis.along(numbers.axes().getFirst(), back);
  }

  private static TensorOp linear(double gain, double offset) {
    return new ScaleLinear(PerAxis.of(gain), PerAxis.of(offset));
  }
}
