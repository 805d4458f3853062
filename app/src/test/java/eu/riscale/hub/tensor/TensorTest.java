package eu.riscale.hub.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void aShapeIsTheLengthsOfItsAxes() {
    assertThat(Tensor.shapeText(List.of(1, 3, 64))).isEqualTo("1×3×64");
    assertThat(Tensor.shapeText(List.of())).isEqualTo("()");
    assertThat(Tensor.shapeText(Collections.nCopies(64, 1))).hasSize(127).endsWith("1×1");
  }

  /// A network of 200 kB can have such an output, and reports say its shape many times.
  @Test
  void ofManyAxesTheFirstAreShown() {
    assertThat(Tensor.shapeText(Collections.nCopies(100_000, 1)))
        .startsWith("1×1×1")
        .hasSizeLessThan(160)
        .endsWith("1×… (100000 axes)");
  }
}
