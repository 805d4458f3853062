package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// NaN, infinities, nothing, one element, constant images and the ends of whole numbers.
class EdgesTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;

  private static Tensor apply(TensorOp step, Tensor in) throws OpException {
    Sample sample = Sample.of(Map.of("t", in, "ref", in), Parallel.NONE);
    return step.apply(in, OpContext.of(sample));
  }

  private static float[] floats(TensorOp step, float... x) throws OpException {
    return apply(step, Tensor.of(x, List.of("x"), x.length)).floats();
  }

  @Test
  void nanStaysAndIsNotAboveAThreshold() throws Exception {
    assertThat(floats(Clip.of(0, 1), NAN, -5, 5)).containsExactly(NAN, 0, 1);
    assertThat(floats(new Sigmoid(), NAN)).containsExactly(NAN);
    assertThat(floats(new ScaleLinear(PerAxis.of(2), PerAxis.of(1)), NAN, 1))
        .containsExactly(NAN, 3);
    Tensor binary =
        apply(new Binarize(PerAxis.of(0)), Tensor.of(new float[] {NAN, 1}, List.of("x"), 2));
    assertThat((byte[]) binary.array()).containsExactly(0, 1);
  }

  @Test
  void nanInAStatisticIsNanEverywhere() throws Exception {
    JointAxes all = JointAxes.all();
    assertThat(floats(new ZeroMeanUnitVariance(all, 1e-6), NAN, 1, 2)).containsOnly(NAN);
    assertThat(floats(new ScaleRange(all, 0, 100, 1e-6, Optional.empty()), NAN, 1, 2))
        .containsOnly(NAN);
    assertThat(floats(new ScaleRange(all, 1, 99, 1e-6, Optional.empty()), NAN, 1, 2))
        .containsOnly(NAN);
    assertThat(floats(new ScaleMeanVariance("ref", all, 1e-6), NAN, 1, 2)).containsOnly(NAN);
    Clip clip = new Clip(new Bound.Percentile(1), new Bound.None(), all, PercentileMethod.LINEAR);
    assertThat(floats(clip, NAN, 1, 2)).containsOnly(NAN);
  }

  @Test
  void infinitiesFollowTheFormula() throws Exception {
    assertThat(floats(Clip.of(-1, 1), -INF, INF)).containsExactly(-1, 1);
    assertThat(floats(new Sigmoid(), -INF, INF, 0)).containsExactly(0, 1, 0.5f);
    assertThat(floats(new FixedZeroMeanUnitVariance(PerAxis.of(3), PerAxis.of(2), 0), -INF, INF))
        .containsExactly(-INF, INF);
    assertThat(floats(new ZeroMeanUnitVariance(JointAxes.all(), 1e-6), 1, INF))
        .containsExactly(NAN, NAN);
  }

  @Test
  void sigmoidReachesItsEnds() throws Exception {
    assertThat(floats(new Sigmoid(), -1e30f, -200, -104, -100, 17, 30, 1e30f))
        .containsExactly(0, 0, 0, 0, 1, 1, 1);
    float[] x = new float[20_001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 10_000) / 120f;
    }
    float[] y = floats(new Sigmoid(), x);
    for (int i = 0; i < x.length; i++) {
      float exact = (float) (1 / (1 + Math.exp(-x[i])));
      assertThat(Math.abs(y[i] - exact)).isLessThanOrEqualTo(2 * Math.ulp(exact));
    }
  }

  @Test
  void softmaxOfNanOrInfinityIsNan() throws Exception {
    Softmax softmax = new Softmax("x");
    assertThat(floats(softmax, 1, NAN)).containsExactly(NAN, NAN);
    assertThat(floats(softmax, 1, INF)).containsExactly(NAN, NAN);
    assertThat(floats(softmax, -INF, -INF)).containsExactly(NAN, NAN);
    assertThat(floats(softmax, -INF, 1)).containsExactly(0, 1);
    assertThat(floats(softmax, 3e38f, -3e38f)).containsExactly(1, 0);
    assertThat(floats(softmax, 7)).containsExactly(1);
  }

  @Test
  void constantImagesBecomeZero() throws Exception {
    JointAxes all = JointAxes.all();
    assertThat(floats(new ZeroMeanUnitVariance(all, 1e-6), 2.5f, 2.5f, 2.5f)).containsOnly(0);
    assertThat(floats(new ScaleRange(all, 0, 100, 1e-6, Optional.empty()), 7, 7)).containsOnly(0);
    assertThat(floats(new ScaleRange(all, 1, 99, 1e-6, Optional.empty()), 7, 7)).containsOnly(0);
    assertThat(floats(new ScaleMeanVariance("ref", all, 1e-6), 7, 7)).containsOnly(7);
  }

  @Test
  void oneElementIsItsOwnMean() throws Exception {
    assertThat(floats(new ZeroMeanUnitVariance(JointAxes.all(), 1e-6), 42)).containsExactly(0);
    assertThat(floats(new ScaleRange(JointAxes.all(), 5, 95, 0.1, Optional.empty()), 42))
        .containsExactly(0);
  }

  @Test
  void nothingGivesNothing() throws Exception {
    for (DType dtype : DType.values()) {
      Tensor none =
          Tensor.of(dtype, dtype.newArray(0), List.of("batch", "channel", "y", "x"), 1, 2, 0, 3);
      for (EveryStep.Made made : EveryStep.forChannels(2)) {
        Tensor out = apply(made.step(), none);
        assertThat(out.shape()).as(made.step() + "").containsExactly(1, 2, 0, 3);
      }
    }
  }

  /// Axes of no length are measured, and kept, and refer to one another.
  @ParameterizedTest
  @CsvSource({"0, 3", "2, 0", "0, 0", "1, 0"})
  void nothingGivesNothingAlongAnyAxes(int height, int width) throws Exception {
    Tensor none = Tensor.of(new float[0], List.of("y", "x"), height, width);
    Tensor image = Tensor.of(new float[6], List.of("y", "x"), 2, 3);
    Sample sample = Sample.of(Map.of("t", image, "ref", none), Parallel.NONE);
    for (List<String> axes : List.of(List.<String>of(), List.of("x"), List.of("y"))) {
      JointAxes joint = JointAxes.of(axes);
      TensorOp range = new ScaleRange(joint, 1, 99, 1e-6, Optional.of("ref"));
      TensorOp match = new ScaleMeanVariance("ref", joint, 1e-6);
      TensorOp clip =
          new Clip(new Bound.Percentile(1), new Bound.None(), joint, PercentileMethod.INVERTED_CDF);
      for (TensorOp step : List.of(range, match, clip, new ZeroMeanUnitVariance(joint, 1e-6))) {
        assertThat(apply(step, none).shape()).as(step + "").containsExactly(height, width);
      }
      for (TensorOp step : List.of(range, match)) {
        try {
          assertThat(step.apply(image, OpContext.of(sample)).floats()).containsOnly(NAN);
        } catch (OpException e) {
          assertThat(e).as(step + "").hasMessageContaining(" has 0 numbers along the axis ");
        }
      }
    }
  }

  @Test
  void clippedWholeNumbersKeepTheirTypeWhereTheBoundsAreOfIt() throws Exception {
    Tensor bytes = Tensor.of(DType.UINT8, new byte[] {0, 100, -1}, List.of("x"), 3);
    Tensor clipped = apply(Clip.of(-50, 200), bytes);
    assertThat(clipped.dtype()).isEqualTo(DType.UINT8);
    assertThat((byte[]) clipped.array()).containsExactly(0, 100, (byte) 200);
    Tensor fractions = apply(Clip.of(0.5, 200), bytes);
    assertThat(fractions.doubles()).containsExactly(0.5, 100, 200);
    assertThat(apply(Clip.of(300, 400), bytes).doubles()).containsExactly(300, 300, 300);
    assertThat(apply(Clip.of(-9, -5), bytes).doubles()).containsExactly(-5, -5, -5);
  }

  @Test
  void wholeNumbersOf64BitsLoseNothingToClip() throws Exception {
    long big = (1L << 53) + 1;
    Tensor signed =
        Tensor.of(DType.INT64, new long[] {Long.MIN_VALUE, big, Long.MAX_VALUE}, List.of("x"), 3);
    assertThat((long[]) apply(Clip.of(-5, 1e300), signed).array())
        .containsExactly(-5, big, Long.MAX_VALUE);
    assertThat((long[]) apply(Clip.of(-1e300, 5), signed).array())
        .containsExactly(Long.MIN_VALUE, 5, 5);
    Tensor unsigned = Tensor.of(DType.UINT64, new long[] {0, big, -1}, List.of("x"), 3);
    assertThat((long[]) apply(Clip.of(3, 1e300), unsigned).array()).containsExactly(3, big, -1);
    assertThat((long[]) apply(Clip.of(-3, 0x1p63), unsigned).array())
        .containsExactly(0, big, Long.MIN_VALUE);
  }

  @Test
  void wholeNumbersOf64BitsAreComparedExactly() throws Exception {
    long big = 1L << 53;
    Tensor signed =
        Tensor.of(
            DType.INT64,
            new long[] {Long.MIN_VALUE, big, big + 1, Long.MAX_VALUE},
            List.of("x"),
            4);
    assertThat((byte[]) apply(new Binarize(PerAxis.of((double) big)), signed).array())
        .containsExactly(0, 0, 1, 1);
    assertThat((byte[]) apply(new Binarize(PerAxis.of(-0x1p63)), signed).array())
        .containsExactly(0, 1, 1, 1);
    assertThat((byte[]) apply(new Binarize(PerAxis.of(0x1p63)), signed).array())
        .containsExactly(0, 0, 0, 0);
    assertThat((byte[]) apply(new Binarize(PerAxis.of(-1e30)), signed).array())
        .containsExactly(1, 1, 1, 1);
    Tensor unsigned = Tensor.of(DType.UINT64, new long[] {0, big + 1, -1}, List.of("x"), 3);
    assertThat((byte[]) apply(new Binarize(PerAxis.of((double) big)), unsigned).array())
        .containsExactly(0, 1, 1);
    assertThat((byte[]) apply(new Binarize(PerAxis.of(-0.5)), unsigned).array())
        .containsExactly(1, 1, 1);
    assertThat((byte[]) apply(new Binarize(PerAxis.of(0x1p63)), unsigned).array())
        .containsExactly(0, 0, 1);
  }

  @Test
  void aThresholdIsRoundedToTheTensorsOwnFloats() throws Exception {
    Tensor in = Tensor.of(new float[] {0.1f, Math.nextUp(0.1f)}, List.of("x"), 2);
    assertThat((byte[]) apply(new Binarize(PerAxis.of(0.1)), in).array()).containsExactly(0, 1);
  }
}
