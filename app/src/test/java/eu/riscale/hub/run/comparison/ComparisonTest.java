package eu.riscale.hub.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Tolerance EXACT = new Tolerance(0, 0, 0, "test");
  private static final Tolerance THOUSANDTH = new Tolerance(1e-3, 1e-3, 100, "test");

  @Test
  void countsElementsOutOfToleranceAndNamesTheWorst() {
    OutputComparison found =
        Comparison.of("mask", row(1f, 2.0029f, 3f, 8f), row(1f, 2f, 3f, 4f), THOUSANDTH);

    assertThat(found.mismatched()).isEqualTo(1);
    assertThat(found.mismatchedPpm()).isEqualTo(250_000);
    assertThat(found.maxAbsDiff()).isEqualTo(4);
    assertThat(found.maxRelDiff()).isCloseTo(1, within(1e-6));
    assertThat(found.worstAt()).containsExactly(0, 3);
    assertThat(found.worstActual()).isEqualTo(8);
    assertThat(found.worstExpected()).isEqualTo(4);
    assertThat(found.passes()).isFalse();
  }

  @Test
  void toleranceIsAbsolutePlusRelativeToTheExpectedValue() {
    // 1e-3 + 1e-3 · 1000 = 1.001
    assertThat(Comparison.of("x", row(1001.0f), row(1000f), THOUSANDTH).mismatched()).isZero();
    assertThat(Comparison.of("x", row(1001.1f), row(1000f), THOUSANDTH).mismatched()).isEqualTo(1);
  }

  @Test
  void allowedPartsPerMillionMayDisagree() {
    float[] actual = new float[10_000];
    actual[42] = 1;
    Tensor expected = Tensor.of(new float[10_000], List.of("x"), 10_000);
    Tensor off = Tensor.of(actual, List.of("x"), 10_000);

    assertThat(Comparison.of("x", off, expected, THOUSANDTH).passes()).isTrue();
    assertThat(Comparison.of("x", off, expected, new Tolerance(1e-3, 1e-3, 99, "test")).passes())
        .isFalse();
  }

  @Test
  void nanAgreesWithNanAlone() {
    // The Python reference lets every NaN pass: |NaN − x| > tolerance is false.
    OutputComparison unexpected = Comparison.of("x", row(Float.NaN, 1f), row(0f, 1f), THOUSANDTH);
    assertThat(unexpected.mismatched()).isEqualTo(1);
    assertThat(unexpected.nonFinite()).isEqualTo(1);
    assertThat(unexpected.worstAt()).containsExactly(0, 0);

    assertThat(Comparison.of("x", row(0f, 1f), row(Float.NaN, 1f), THOUSANDTH).passes()).isFalse();
    assertThat(Comparison.of("x", row(Float.NaN), row(Float.NaN), EXACT).passes()).isTrue();
  }

  @Test
  void infinityAgreesWithTheSameInfinityAlone() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(Comparison.of("x", row(inf), row(inf), EXACT).passes()).isTrue();
    assertThat(Comparison.of("x", row(inf), row(-inf), THOUSANDTH).passes()).isFalse();
    assertThat(Comparison.of("x", row(1f), row(inf), THOUSANDTH).passes()).isFalse();
    assertThat(Comparison.of("x", row(inf), row(1f), THOUSANDTH).maxAbsDiff()).isZero();
  }

  @Test
  void labelsAreComparedBeyondFloatPrecision() {
    // 2^24 and 2^24 + 1 are one number in float32, in which the reference compares.
    Tensor a = Tensor.of(DType.INT64, new long[] {16_777_217}, List.of("x"), 1);
    Tensor b = Tensor.of(DType.INT64, new long[] {16_777_216}, List.of("x"), 1);
    assertThat(Comparison.of("labels", a, b, EXACT).mismatched()).isEqualTo(1);
  }

  private static Tensor row(float... values) {
    return Tensor.of(values, List.of("batch", "x"), 1, values.length);
  }
}
