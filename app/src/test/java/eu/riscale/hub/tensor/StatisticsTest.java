package eu.riscale.hub.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatisticsTest {
  private static final List<String> BCYX = List.of("batch", "channel", "y", "x");
  private static final Parallel TWO = Parallel.of(2);

  @Test
  void agreeWithTheNaiveOnesOnEverySmallShape() {
    for (int[] shape : Naive.shapes(4, 3)) {
      Tensor tensor = Naive.random(DType.FLOAT64, 7, BCYX, shape);
      for (List<String> reduced : Naive.subsets(BCYX)) {
        check(List.of(tensor), reduced, 1e-12);
      }
    }
  }

  /// Sizes beyond one block, one unit, and the sorted percentiles; the group changes slowly, with
  /// every element, or with one of many.
  static List<Tensor> large() {
    return List.of(
        Naive.random(DType.FLOAT32, 1, BCYX, 2, 3, 260, 300),
        Naive.random(DType.FLOAT32, 2, List.of("batch", "y", "x", "channel"), 2, 260, 300, 3),
        Naive.random(DType.FLOAT64, 3, List.of("batch", "y", "x", "channel"), 2, 20, 9, 700),
        Naive.random(DType.UINT16, 4, List.of("batch", "y", "channel", "x"), 1, 400, 2, 300),
        Naive.random(DType.INT32, 5, BCYX, 1, 1, 500, 500),
        Naive.random(DType.UINT8, 6, List.of("batch", "y", "x", "channel"), 3, 7, 11, 900));
  }

  @ParameterizedTest
  @MethodSource("large")
  void agreeWithTheNaiveOnesOnLargeTensors(Tensor tensor) {
    for (List<String> reduced :
        List.of(
            tensor.axes(),
            List.of("y", "x"),
            List.of("batch", "y", "x"),
            List.of("channel"),
            List.of("batch"),
            List.of("x"))) {
      check(List.of(tensor), reduced, 1e-11);
    }
  }

  private static void check(List<Tensor> tensors, List<String> reduced, double tolerance) {
    Statistics.Spread spread = Statistics.spread(tensors, Set.copyOf(reduced), TWO);
    List<PerAxis> ends = percentiles(tensors, reduced, PercentileMethod.LINEAR, 0, 100);
    List<PerAxis> linear = percentiles(tensors, reduced, PercentileMethod.LINEAR, 1, 99.8);
    List<PerAxis> cdf = percentiles(tensors, reduced, PercentileMethod.INVERTED_CDF, 5, 60);
    List<double[]> groups = Naive.groups(tensors, reduced);
    assertThat(spread.mean().values()).hasSize(groups.size());
    double worst = 0;
    for (int at = 0; at < groups.size(); at++) {
      double[] values = groups.get(at);
      double mean = Naive.mean(values);
      double off = Math.abs(spread.mean().values()[at] - mean) / Math.max(1, Math.abs(mean));
      worst = Math.max(worst, off);
      off = Math.abs(spread.deviation().values()[at] - Naive.deviation(values)) / 100;
      worst = Math.max(worst, off);
      worst = Math.max(worst, apart(ends, at, values, PercentileMethod.LINEAR, 0, 100));
      worst = Math.max(worst, apart(linear, at, values, PercentileMethod.LINEAR, 1, 99.8));
      worst = Math.max(worst, apart(cdf, at, values, PercentileMethod.INVERTED_CDF, 5, 60));
    }
    assertThat(worst).as(tensors.getFirst() + " over " + reduced).isLessThanOrEqualTo(tolerance);
  }

  /// How far percentiles are at most from the naive ones.
  private static double apart(
      List<PerAxis> found, int at, double[] values, PercentileMethod method, double... percents) {
    double worst = 0;
    for (int i = 0; i < percents.length; i++) {
      double wanted = Naive.percentile(values, percents[i], method);
      worst = Math.max(worst, Math.abs(found.get(i).values()[at] - wanted));
    }
    return worst;
  }

  private static List<PerAxis> percentiles(
      List<Tensor> tensors, List<String> reduced, PercentileMethod method, double... percents) {
    List<Double> wanted = java.util.Arrays.stream(percents).boxed().toList();
    return Statistics.percentiles(tensors, Set.copyOf(reduced), wanted, method, TWO);
  }

  @ParameterizedTest
  @EnumSource
  void takeEveryType(DType dtype) {
    Tensor tensor = Naive.random(dtype, 11, BCYX, 2, 3, 5, 4);
    check(List.of(tensor), List.of("y", "x"), 1e-12);
    check(List.of(tensor), BCYX, 1e-12);
  }

  @Test
  void takeSeveralTensorsAsOne() {
    List<Tensor> several =
        List.of(
            Naive.random(DType.FLOAT32, 1, BCYX, 1, 3, 5, 4),
            Naive.random(DType.FLOAT32, 2, BCYX, 2, 3, 8, 8),
            Naive.random(DType.FLOAT32, 3, BCYX, 1, 3, 1, 1));
    check(several, List.of("batch", "y", "x"), 1e-12);
    check(several, BCYX, 1e-12);
  }

  @Test
  void keepSmallDeviationsOfLargeMeans() {
    double[] values = new double[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1e9 + i % 2;
    }
    Tensor tensor = Tensor.of(values, List.of("x"), values.length);
    Statistics.Spread spread = Statistics.spread(List.of(tensor), Set.of("x"), TWO);
    assertThat(spread.mean().values()[0]).isEqualTo(1e9 + 0.5);
    assertThat(spread.deviation().values()[0]).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void areTheSameBitsWhateverTheThreads() {
    for (Tensor tensor : large()) {
      for (List<String> reduced : List.of(tensor.axes(), List.of("y", "x"), List.of("batch"))) {
        List<List<PerAxis>> results = new ArrayList<>();
        for (int threads : new int[] {1, 2, 3, 7}) {
          Parallel parallel = Parallel.of(threads);
          Statistics.Spread spread =
              Statistics.spread(List.of(tensor), Set.copyOf(reduced), parallel);
          List<PerAxis> ends =
              Statistics.percentiles(
                  List.of(tensor),
                  Set.copyOf(reduced),
                  List.of(2.0, 98.0),
                  PercentileMethod.LINEAR,
                  parallel);
          results.add(List.of(spread.mean(), spread.deviation(), ends.get(0), ends.get(1)));
        }
        assertThat(Set.copyOf(results)).as(tensor + " over " + reduced).hasSize(1);
      }
    }
  }

  @Test
  void ofNaNAreNaN() {
    for (int size : new int[] {5, 100_000}) {
      for (float nan : new float[] {Float.NaN, Float.intBitsToFloat(0xFF800001)}) {
        float[] values = new float[size];
        values[size / 2] = nan;
        assertAllNaN(Tensor.of(values, List.of("x"), size));
        double[] doubles = new double[size];
        doubles[size / 2] = nan;
        assertAllNaN(Tensor.of(doubles, List.of("x"), size));
      }
    }
  }

  private static void assertAllNaN(Tensor tensor) {
    Statistics.Spread spread = Statistics.spread(List.of(tensor), Set.of("x"), TWO);
    assertThat(spread.mean().values()).containsExactly(Double.NaN);
    assertThat(spread.deviation().values()).containsExactly(Double.NaN);
    List<Tensor> one = List.of(tensor);
    for (PercentileMethod method : PercentileMethod.values()) {
      for (PerAxis value : percentiles(one, List.of("x"), method, 0, 50, 100)) {
        assertThat(value.values()).containsExactly(Double.NaN);
      }
      for (PerAxis value : percentiles(one, List.of("x"), method, 0, 100)) {
        assertThat(value.values()).containsExactly(Double.NaN);
      }
    }
  }

  @Test
  void ofInfinitiesAreThemselvesWhereTheyExist() {
    for (int size : new int[] {40, 40_000}) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] =
            i < size / 4
                ? Float.NEGATIVE_INFINITY
                : i < size / 2 ? Float.MAX_VALUE : Float.POSITIVE_INFINITY;
      }
      Tensor tensor = Tensor.of(values, List.of("x"), size);
      List<PerAxis> found =
          percentiles(List.of(tensor), List.of("x"), PercentileMethod.INVERTED_CDF, 10, 40, 90);
      assertThat(found.stream().mapToDouble(value -> value.values()[0]))
          .containsExactly(
              Double.NEGATIVE_INFINITY, (double) Float.MAX_VALUE, Double.POSITIVE_INFINITY);
      assertThat(
              percentiles(List.of(tensor), List.of("x"), PercentileMethod.LINEAR, 10, 90).stream()
                  .mapToDouble(value -> value.values()[0]))
          .containsExactly(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      Statistics.Spread spread = Statistics.spread(List.of(tensor), Set.of("x"), TWO);
      assertThat(spread.mean().values()).containsExactly(Double.NaN);
      assertThat(spread.deviation().values()).containsExactly(Double.NaN);
    }
  }

  @Test
  void ofNothingAreNaN() {
    Tensor empty = Tensor.of(new float[0], List.of("channel", "x"), 2, 0);
    Statistics.Spread spread = Statistics.spread(List.of(empty), Set.of("x"), TWO);
    assertThat(spread.mean().values()).containsExactly(Double.NaN, Double.NaN);
    assertThat(spread.deviation().values()).containsExactly(Double.NaN, Double.NaN);
    for (double percent : new double[] {0, 50}) {
      assertThat(
              percentiles(List.of(empty), List.of("x"), PercentileMethod.LINEAR, percent)
                  .getFirst()
                  .values())
          .containsExactly(Double.NaN, Double.NaN);
    }
    Tensor none = Tensor.of(new float[0], List.of("channel", "x"), 0, 3);
    assertThat(Statistics.spread(List.of(none), Set.of("x"), TWO).mean().values()).isEmpty();
  }

  @Test
  void ofOneElementAreThatElement() {
    Tensor one = Tensor.of(new float[] {-2.5f}, List.of("x"), 1);
    Statistics.Spread spread = Statistics.spread(List.of(one), Set.of("x"), TWO);
    assertThat(spread.mean()).isEqualTo(PerAxis.of(-2.5));
    assertThat(spread.deviation()).isEqualTo(PerAxis.of(0));
    for (PercentileMethod method : PercentileMethod.values()) {
      assertThat(percentiles(List.of(one), List.of("x"), method, 0, 37, 100))
          .containsOnly(PerAxis.of(-2.5));
    }
  }

  /// numpy 2.4.6: `np.percentile([15, 20, 35, 40, 50], [5, 30, 40, 50, 100], method=…)`.
  @Test
  void interpolateAsNumpyDoes() {
    Tensor tensor = Tensor.of(new double[] {50, 15, 40, 20, 35}, List.of("x"), 5);
    double[] percents = {5, 30, 40, 50, 100};
    assertThat(
            percentiles(List.of(tensor), List.of("x"), PercentileMethod.LINEAR, percents).stream()
                .mapToDouble(value -> value.values()[0]))
        .containsExactly(16.0, 23.0, 29.0, 35.0, 50.0);
    assertThat(
            percentiles(List.of(tensor), List.of("x"), PercentileMethod.INVERTED_CDF, percents)
                .stream()
                .mapToDouble(value -> value.values()[0]))
        .containsExactly(15.0, 20.0, 20.0, 35.0, 50.0);
  }
}
