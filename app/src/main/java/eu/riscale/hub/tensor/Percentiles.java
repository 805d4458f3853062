package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Exact percentiles of each group. NaN in a group makes all of them NaN, and so does a group
/// without elements. Between two equal neighbours, infinite ones too, there is that value.
final class Percentiles {
  /// Up to this many elements sorting is faster than counting.
  private static final int SORTED = 1 << 14;

  private Percentiles() {}

  /// One row per percentile (0 to 100), one column per group, over `axes` of several tensors
  /// together, the groups of which agree.
  static double[][] of(
      List<Tensor> tensors,
      Set<String> axes,
      double[] percents,
      PercentileMethod method,
      Parallel parallel) {
    List<List<Run>> groups = new ArrayList<>();
    for (Tensor tensor : tensors) {
      List<List<Run>> own = Run.perGroup(tensor, Groups.of(tensor, axes));
      for (int group = 0; group < own.size(); group++) {
        if (groups.size() <= group) {
          groups.add(new ArrayList<>());
        }
        groups.get(group).addAll(own.get(group));
      }
    }
    double[][] result = new double[percents.length][groups.size()];
    boolean large = !groups.isEmpty() && Run.size(groups.getFirst()) > Groups.UNIT;
    if (large) {
      for (int group = 0; group < groups.size(); group++) {
        double[] values = values(groups.get(group), percents, method, parallel);
        put(values, result, group);
      }
    } else {
      parallel.run(
          groups.size(),
          group -> {
            double[] values = values(groups.get(group), percents, method, Parallel.NONE);
            put(values, result, group);
          });
    }
    return result;
  }

  private static void put(double[] values, double[][] result, int group) {
    for (int i = 0; i < values.length; i++) {
      result[i][group] = values[i];
    }
  }

  private static double[] values(
      List<Run> runs, double[] percents, PercentileMethod method, Parallel parallel) {
    double[] values = new double[percents.length];
    long n = Run.size(runs);
    if (n == 0) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    double[] neighbours = select(runs, ranks(percents, method, n), parallel);
    for (int i = 0; i < percents.length; i++) {
      double position = method.position(percents[i], n);
      double part = position - Math.floor(position);
      double low = neighbours[2 * i];
      double high = neighbours[2 * i + 1];
      values[i] = part == 0 || low == high ? low : low + (high - low) * part;
    }
    return values;
  }

  /// The whole positions below and above each percentile.
  private static long[] ranks(double[] percents, PercentileMethod method, long n) {
    long[] ranks = new long[2 * percents.length];
    for (int i = 0; i < percents.length; i++) {
      double position = method.position(percents[i], n);
      ranks[2 * i] = (long) Math.floor(position);
      ranks[2 * i + 1] = (long) Math.ceil(position);
    }
    return ranks;
  }

  /// The elements at these positions of the sorted sequence; NaN for all where there is one.
  private static double[] select(List<Run> runs, long[] ranks, Parallel parallel) {
    boolean floats = true;
    for (Run run : runs) {
      floats &= run.tensor().dtype().fitsFloat32();
    }
    if (Run.size(runs) <= SORTED) {
      return sort(runs, ranks);
    }
    return floats
        ? new FloatSelect(runs, parallel).at(ranks)
        : new DoubleSelect(runs, parallel).at(ranks);
  }

  private static double[] sort(List<Run> runs, long[] ranks) {
    double[] sorted = new double[(int) Run.size(runs)];
    int at = 0;
    for (Run run : runs) {
      for (int i = 0; i < run.count(); i++) {
        sorted[at++] = run.tensor().at(run.start() + i * run.stride());
      }
    }
    Arrays.sort(sorted);
    double[] values = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      boolean nan = Double.isNaN(sorted[sorted.length - 1]);
      values[i] = nan ? Double.NaN : sorted[(int) ranks[i]];
    }
    return values;
  }
}
