package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.Naive;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// The specification's formula of every step, element by element in double: what the fast steps are
/// held to.
final class Formulas {
  private Formulas() {}

  /// What a step makes of a tensor.
  ///
  /// @param dataset the tensor of each sample of the dataset; the tensor alone where it is all
  /// @param reference the tensor that `reference_tensor` names, of each sample of the dataset
  static double[] apply(TensorOp step, Tensor in, List<Tensor> dataset, List<Tensor> reference) {
    return switch (step) {
      case Binarize(PerAxis threshold) -> {
        double[] t = laidOut(threshold, in);
        yield each(in, (i, x) -> x > round(in, t[i]) ? 1 : 0);
      }
      case Clip clip -> clip(clip, in, dataset);
      case EnsureDtype cast -> each(in, (i, x) -> x);
      case FixedZeroMeanUnitVariance(PerAxis mean, PerAxis std, double eps) -> {
        double[] m = laidOut(mean, in);
        double[] s = laidOut(std, in);
        yield each(in, (i, x) -> (x - m[i]) / (s[i] + eps));
      }
      case ScaleLinear(PerAxis gain, PerAxis offset) -> {
        double[] g = laidOut(gain, in);
        double[] o = laidOut(offset, in);
        yield each(in, (i, x) -> x * g[i] + o[i]);
      }
      case ScaleMeanVariance(String id, JointAxes axes, double eps) ->
          match(in, dataset, reference, axes, eps);
      case ScaleRange range -> range(range, in, dataset, reference);
      case Sigmoid() -> each(in, (i, x) -> 1 / (1 + Math.exp(-x)));
      case Softmax(String axis) -> softmax(in, axis);
      case ZeroMeanUnitVariance(JointAxes axes, double eps) -> {
        double[] mean = spread(in, dataset, axes, Naive::mean);
        double[] std = spread(in, dataset, axes, Naive::deviation);
        yield each(in, (i, x) -> (x - mean[i]) / (std[i] + eps));
      }
    };
  }

  private interface Change {
    double of(int index, double x);
  }

  private static double[] each(Tensor in, Change change) {
    double[] out = new double[in.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = change.of(i, in.at(i));
    }
    return out;
  }

  /// A number from the description as a tensor of floats sees it.
  private static double round(Tensor in, double number) {
    return in.dtype() == eu.riscale.hub.tensor.DType.FLOAT32 ? (float) number : number;
  }

  /// The number for each element.
  private static double[] laidOut(PerAxis numbers, Tensor in) {
    if (numbers.values().length == 1) {
      return each(in, (i, x) -> numbers.values()[0]);
    }
    Set<String> reduced = new HashSet<>(in.axes());
    numbers.axes().forEach(reduced::remove);
    int[] groups = Naive.groupOfEach(in, reduced);
    return each(in, (i, x) -> numbers.values()[groups[i]]);
  }

  /// A statistic of each element's group.
  private static double[] spread(
      Tensor in, List<Tensor> measured, JointAxes axes, ToDoubleFunction<double[]> statistic) {
    boolean all = axes.acrossSamples();
    Collection<String> reduced = axes.names(in.axes());
    List<double[]> groups = Naive.groups(all ? measured : List.of(measured.getLast()), reduced);
    double[] values = groups.stream().mapToDouble(statistic).toArray();
    int[] groupOfEach = Naive.groupOfEach(in, reduced);
    return each(in, (i, x) -> values[groupOfEach[i]]);
  }

  private static List<Tensor> own(Tensor in, List<Tensor> dataset, JointAxes axes) {
    return axes.acrossSamples() ? dataset : List.of(in);
  }

  private static double[] percentile(
      Tensor in, List<Tensor> measured, JointAxes axes, double percent, PercentileMethod method) {
    return spread(in, measured, axes, values -> Naive.percentile(values, percent, method));
  }

  private static double[] clip(Clip clip, Tensor in, List<Tensor> dataset) {
    double[] low = bound(clip.low(), Double.NEGATIVE_INFINITY, clip, in, dataset);
    double[] high = bound(clip.high(), Double.POSITIVE_INFINITY, clip, in, dataset);
    return each(in, (i, x) -> Math.min(Math.max(x, round(in, low[i])), round(in, high[i])));
  }

  private static double[] bound(
      Bound bound, double none, Clip clip, Tensor in, List<Tensor> dataset) {
    return switch (bound) {
      case Bound.None() -> each(in, (i, x) -> none);
      case Bound.Value(double value) -> each(in, (i, x) -> value);
      case Bound.Percentile(double percent) ->
          percentile(in, own(in, dataset, clip.axes()), clip.axes(), percent, clip.method());
    };
  }

  private static double[] range(
      ScaleRange range, Tensor in, List<Tensor> dataset, List<Tensor> reference) {
    List<Tensor> measured =
        range.reference().isPresent() ? reference : own(in, dataset, range.axes());
    PercentileMethod method = PercentileMethod.LINEAR;
    double[] low = percentile(in, measured, range.axes(), range.minPercentile(), method);
    double[] high = percentile(in, measured, range.axes(), range.maxPercentile(), method);
    return each(in, (i, x) -> (x - low[i]) / (high[i] - low[i] + range.eps()));
  }

  private static double[] match(
      Tensor in, List<Tensor> dataset, List<Tensor> reference, JointAxes axes, double eps) {
    List<Tensor> measured = own(in, dataset, axes);
    double[] mean = spread(in, measured, axes, Naive::mean);
    double[] std = spread(in, measured, axes, Naive::deviation);
    double[] refMean = spread(in, reference, axes, Naive::mean);
    double[] refStd = spread(in, reference, axes, Naive::deviation);
    return each(in, (i, x) -> (x - mean[i]) / (std[i] + eps) * (refStd[i] + eps) + refMean[i]);
  }

  private static double[] softmax(Tensor in, String axis) {
    int[] sums = Naive.groupOfEach(in, List.of(axis));
    List<double[]> terms = new ArrayList<>(Naive.groups(List.of(in), List.of(axis)));
    return each(
        in,
        (i, x) -> {
          double most = Double.NEGATIVE_INFINITY;
          for (double term : terms.get(sums[i])) {
            most = Math.max(most, term);
          }
          double total = 0;
          for (double term : terms.get(sums[i])) {
            total += Math.exp(term - most);
          }
          return Math.exp(x - most) / total;
        });
  }
}
