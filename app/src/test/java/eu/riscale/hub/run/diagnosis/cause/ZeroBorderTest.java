package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.tensor.Tensor;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/// Labels of objects in the middle of an image have a border of 0 that nobody emptied.
class ZeroBorderTest {
  private static final int SIDE = 64;

  private final ToyModel model = new ToyModel(1, SIDE, SIDE, 1);

  private static Tensor labels(IntBinaryOperator label) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = label.applyAsInt(i / SIDE, i % SIDE);
    }
    return Tensor.of(values, ToyModel.AXES, 1, 1, SIDE, SIDE);
  }

  /// Squares of 7 pixels, 10 apart, whose numbers count them.
  private static int square(int y, int x) {
    return y % 10 >= 3 && x % 10 >= 3 ? y / 10 * 7 + x / 10 + 1 : 0;
  }

  private static boolean isInside(int y, int x) {
    return Math.min(Math.min(y, x), Math.min(SIDE - 1 - y, SIDE - 1 - x)) >= 5;
  }

  private Diagnosis diagnosis(Tensor expected, Tensor given) {
    return model.against(expected, ToyModel.DEFAULT, fed -> given);
  }

  @Test
  void aBorderThatWasLeftEmpty() {
    Tensor expected = labels((y, x) -> isInside(y, x) ? square(y, x) : 0);
    assertThat(
            diagnosis(expected, labels(ZeroBorderTest::square)).sentence("result").orElse("none"))
        .contains("the test output is 0 in a border");
  }

  @Test
  void oneObjectMoreInACorner() {
    Tensor expected = labels((y, x) -> isInside(y, x) ? square(y, x) : 0);
    Tensor given = labels((y, x) -> y >= 60 && x >= 60 ? 99 : isInside(y, x) ? square(y, x) : 0);
    assertThat(diagnosis(expected, given).sentence("result").orElse("none"))
        .doesNotContain("left empty");
  }
}
