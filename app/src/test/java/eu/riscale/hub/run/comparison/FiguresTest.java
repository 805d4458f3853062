package eu.riscale.hub.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void figuresAreShort() {
    assertThat(Figures.of(0)).isEqualTo("0");
    assertThat(Figures.of(0.001)).isEqualTo("0.001");
    assertThat(Figures.of(1.23456e-7)).isEqualTo("1.2e-07");
    assertThat(Figures.of(1e-6)).isEqualTo("1e-06");
    assertThat(Figures.of(12.34567)).isEqualTo("12.3457");
    assertThat(Figures.of(65504)).isEqualTo("65504");
    assertThat(Figures.of(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(Figures.of(Double.NaN)).isEqualTo("NaN");
  }
}
