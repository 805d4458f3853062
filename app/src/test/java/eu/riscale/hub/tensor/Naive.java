package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The plainest way to compute a statistic, element by element, to compare the fast one with.
public final class Naive {
  private Naive() {}

  /// The elements of several tensors, one array for each place along the axes that are not reduced,
  /// in the order of these places.
  public static List<double[]> groups(List<Tensor> tensors, Collection<String> reduced) {
    List<List<Double>> groups = new ArrayList<>();
    for (Tensor tensor : tensors) {
      int[] group = groupOfEach(tensor, reduced);
      for (int i = 0; i < group.length; i++) {
        while (groups.size() <= group[i]) {
          groups.add(new ArrayList<>());
        }
        groups.get(group[i]).add(tensor.at(i));
      }
    }
    return groups.stream()
        .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  /// The number of each element's place along the axes that are not reduced.
  public static int[] groupOfEach(Tensor tensor, Collection<String> reduced) {
    int[] groups = new int[tensor.size()];
    for (int i = 0; i < groups.length; i++) {
      int left = i;
      int step = 1;
      for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
        if (!reduced.contains(tensor.axes().get(axis))) {
          groups[i] += left % tensor.length(axis) * step;
          step *= tensor.length(axis);
        }
        left /= tensor.length(axis);
      }
    }
    return groups;
  }

  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /// Population standard deviation, in two passes.
  public static double deviation(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  public static double percentile(double[] values, double percent, PercentileMethod method) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      return Double.NaN;
    }
    return switch (method) {
      case LINEAR -> {
        double at = percent / 100 * (sorted.length - 1);
        double low = sorted[(int) Math.floor(at)];
        double high = sorted[(int) Math.ceil(at)];
        yield low == high ? low : low + (high - low) * (at - Math.floor(at));
      }
      case INVERTED_CDF -> {
        for (int i = 0; i < sorted.length; i++) {
          if ((i + 1) * 100.0 >= percent * sorted.length) {
            yield sorted[i];
          }
        }
        yield sorted[sorted.length - 1];
      }
    };
  }

  /// A tensor of any type with values that spread over what the type holds well.
  public static Tensor random(DType dtype, long seed, List<String> axes, int... shape) {
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    double[] values = new double[(int) Tensor.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (dtype) {
            case FLOAT32, FLOAT64 -> random.nextDouble(-30, 50);
            case BOOL -> random.nextInt(2);
            case INT8 -> random.nextInt(-128, 128);
            case UINT8 -> random.nextInt(256);
            case INT16, INT32, INT64 -> random.nextInt(-1000, 1000);
            case UINT16, UINT32, UINT64 -> random.nextInt(2000);
          };
    }
    return Cast.to(dtype, Tensor.of(values, axes, shape), Parallel.NONE);
  }

  /// All orders of a list.
  public static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : items) {
      List<T> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<T> tail : permutations(rest)) {
        List<T> one = new ArrayList<>();
        one.add(first);
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }

  /// All subsets of a list, in its order.
  public static <T> List<List<T>> subsets(List<T> items) {
    List<List<T>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << items.size(); bits++) {
      List<T> one = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        if ((bits >> i & 1) == 1) {
          one.add(items.get(i));
        }
      }
      all.add(one);
    }
    return all;
  }

  /// All shapes of `rank` axes with lengths from 1 to `longest`.
  public static List<int[]> shapes(int rank, int longest) {
    List<int[]> all = new ArrayList<>();
    int count = (int) Math.pow(longest, rank);
    for (int i = 0; i < count; i++) {
      int[] shape = new int[rank];
      for (int axis = 0, left = i; axis < rank; axis++, left /= longest) {
        shape[axis] = 1 + left % longest;
      }
      all.add(shape);
    }
    return all;
  }
}
