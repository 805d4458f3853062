package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Statistics over some axes of a tensor jointly, one number for each place along the others; or
/// over several tensors together, as if they were one long tensor. All arithmetic is in double; NaN
/// among the elements makes the number NaN.
public final class Statistics {
  private Statistics() {}

  /// Mean and population standard deviation (divided by n).
  public record Spread(PerAxis mean, PerAxis deviation) {}

  /// Mean and deviation over axes of tensors together.
  ///
  /// @param tensors at least one, of the same length along each axis that is not in `axes`
  /// @param axes the axes that are reduced
  public static Spread spread(List<Tensor> tensors, Set<String> axes, Parallel parallel) {
    double[][] values = Moments.of(tensors, axes, parallel);
    Tensor one = tensors.getFirst();
    return new Spread(perAxis(one, axes, values[0]), perAxis(one, axes, values[1]));
  }

  /// One result per percentile, each of which is between 0 and 100.
  public static List<PerAxis> percentiles(
      List<Tensor> tensors,
      Set<String> axes,
      List<Double> percents,
      PercentileMethod method,
      Parallel parallel) {
    double[] wanted = percents.stream().mapToDouble(Double::doubleValue).toArray();
    boolean ends = percents.stream().allMatch(percent -> percent == 0 || percent == 100);
    double[][] values;
    if (ends) {
      double[][] extremes = Extremes.of(tensors, axes, parallel);
      values = new double[wanted.length][];
      for (int i = 0; i < wanted.length; i++) {
        values[i] = extremes[wanted[i] == 0 ? 0 : 1];
      }
    } else {
      values = Percentiles.of(tensors, axes, wanted, method, parallel);
    }
    List<PerAxis> results = new ArrayList<>();
    for (double[] each : values) {
      results.add(perAxis(tensors.getFirst(), axes, each));
    }
    return List.copyOf(results);
  }

  private static PerAxis perAxis(Tensor tensor, Set<String> reduced, double[] values) {
    List<String> kept = new ArrayList<>(tensor.axes());
    kept.removeAll(reduced);
    int[] lengths = kept.stream().mapToInt(a -> tensor.length(tensor.axes().indexOf(a))).toArray();
    return PerAxis.of(kept, lengths, values);
  }
}
