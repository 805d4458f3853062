package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResizedTest {
  private static final Tensor ROW =
      Tensor.of(new float[] {1, 2, 3, 4, 5}, List.of("batch", "x"), 1, 5);

  @Test
  void tooLargeLeavesTheMiddle() {
    assertThat(Resized.of(ROW, List.of(1L, 2L)).floats()).containsExactly(2, 3);
  }

  /// numpy.pad(row, [(1, 2)], mode="symmetric")
  @Test
  void tooSmallIsMirrored() {
    assertThat(Resized.of(ROW, List.of(1L, 8L)).floats()).containsExactly(1, 1, 2, 3, 4, 5, 5, 4);
  }

  @Test
  void moreSamplesAreTheSameAgain() {
    Tensor two = Resized.of(ROW, List.of(2L, 5L));
    assertThat(two.shape()).containsExactly(2, 5);
    assertThat(two.floats()).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
  }
}
